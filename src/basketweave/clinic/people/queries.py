"""What can be asked about people: who works here as what, who a patient is, what stands signed."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, Grant, Kind, Role
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, fetch, narrow
from basketweave.clinic.access.models import User, digest
from basketweave.clinic.house.models import ConsentText, Site
from basketweave.clinic.house.queries import consent_text, sites
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import (
    Consent,
    Episode,
    OneTimeCode,
    Patient,
    PatientLink,
    RoleHeld,
    Staff,
)

OF_AGE = 18


def roles_of(user: User) -> set[Grant]:
    """What this person may be here today; the door asks it at every request."""
    held = RoleHeld.objects.filter(staff__user_id=user.pk, staff__left_at__isnull=True, until__isnull=True)
    return {Grant(role=Role(role), site_id=site_id) for role, site_id in held.values_list("role", "site_id")}


def clinic_name() -> str:
    """What stands at the head of every page: the site, where there is but one."""
    names = list(sites().values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else "Basketweave"


def staff() -> QuerySet[Staff]:
    return Staff.objects.select_related("user").order_by("name")


def staff_for(actor: Actor, staff_id: UUID | str, need: Need = Need.MANAGE) -> Staff:
    return fetch(actor, staff(), need=need, pk=staff_id)


def staff_list(actor: Actor) -> QuerySet[Staff]:
    """Everybody who works at a site that this actor manages; who manages every site also sees those without a role."""
    return narrow(actor, staff(), Need.MANAGE).prefetch_related("roles_held__site")


def roles_held(member: Staff) -> QuerySet[RoleHeld]:
    """What somebody is today, and where."""
    return RoleHeld.objects.filter(staff=member, until__isnull=True).select_related("site").order_by("role")


def role_for(actor: Actor, held_id: UUID | str) -> RoleHeld:
    """A role that somebody holds, for who manages the site at which it is held."""
    return fetch(actor, RoleHeld.objects.select_related("staff__user", "site"), need=Need.MANAGE, pk=held_id)


def staff_of(actor: Actor) -> Staff:
    """The person who acts, to sign with; nobody else can sign."""
    users = {Kind.STAFF: Q(user_id=actor.id), Kind.TOKEN: Q(user__api_tokens=actor.id)}
    found = staff().filter(users[actor.kind], left_at__isnull=True).first() if actor.kind in users else None
    if found is None:
        raise PermissionRefused(Need.BOARD)
    return found


def specialists(site: Site) -> QuerySet[Staff]:
    """Those who treat at this site, by name."""
    treating = RoleHeld.objects.filter(Q(site=site) | Q(site=None), role=Role.SPECIALIST, until__isnull=True)
    return Staff.objects.filter(left_at__isnull=True, pk__in=treating.values("staff")).order_by("name")


def directors(site: Site) -> QuerySet[Staff]:
    """The medical directors of this site, by name: to them a task goes that nobody looked after."""
    held = RoleHeld.objects.filter(Q(site=site) | Q(site=None), role=Role.DIRECTOR, until__isnull=True)
    return Staff.objects.filter(left_at__isnull=True, pk__in=held.values("staff")).order_by("name")


def patients() -> QuerySet[Patient]:
    return Patient.objects.all()


def patient_for(actor: Actor, patient_id: UUID | str, need: Need = Need.CONTACT) -> Patient:
    return fetch(actor, Patient, need=need, pk=patient_id)


def patient_of(actor: Actor) -> Patient:
    """The patient who came by a private link."""
    if actor.kind != Kind.PATIENT:
        raise PermissionRefused(Need.OWN)
    return fetch(actor, Patient.objects.select_related("vault_key"), need=Need.OWN, pk=actor.patient_id)


def episodes() -> QuerySet[Episode]:
    return Episode.objects.select_related("patient__vault_key", "site", "owner")


def episode_for(actor: Actor, episode_id: UUID | str, need: Need = Need.BOARD) -> Episode:
    return fetch(actor, episodes(), need=need, pk=episode_id)


def locked_episode(episode_id: UUID) -> Episode:
    """For a deed: nobody else moves this episode until the deed is done."""
    return episodes().select_for_update(of=("self",), no_key=True).get(pk=episode_id)


def events_of(patient_id: UUID) -> list[Event]:
    """What the timeline tells of the person: what was signed, and what was taken back."""
    found: list[Event] = []
    for consent in Consent.objects.filter(episode__patient=patient_id).select_related("withdrawal", "episode__site"):
        site = consent.episode.site
        words = _("Signed: %(title)s") % {"title": consent.title}
        found.append(Event(at=consent.signed_at, site_id=site.pk, zone=site.zone, words=words))
        if hasattr(consent, "withdrawal"):
            taken_back = _("Took the consent back")
            found.append(Event(at=consent.withdrawal.at, site_id=site.pk, zone=site.zone, words=taken_back))
    return found


def is_minor(patient: Patient, day: date) -> bool:
    """Whether somebody must sign for them. Of those who told no birthday we do not know."""
    if patient.born_on is None:
        return False
    had_birthday = (day.month, day.day) >= (patient.born_on.month, patient.born_on.day)
    return day.year - patient.born_on.year - (not had_birthday) < OF_AGE


def current_text(language: str) -> ConsentText | None:
    return consent_text(language)


def consent_of(episode: Episode) -> Consent | None:
    """The consent that stands: the last one signed and not taken back."""
    standing = Consent.objects.filter(episode=episode, withdrawal__isnull=True).select_related("witnessed_by")
    return standing.order_by("signed_at").last()


def consents_of(patient: Patient) -> QuerySet[Consent]:
    """Everything that was signed for this patient, newest first, with what was taken back."""
    signed = Consent.objects.filter(episode__patient=patient)
    return signed.select_related("withdrawal", "episode__patient__vault_key", "episode__site").order_by("-signed_at")


def consent_for(actor: Actor, consent_id: UUID | str, need: Need = Need.BOOKING) -> Consent:
    return fetch(actor, Consent.objects.select_related("episode__patient__vault_key"), need=need, pk=consent_id)


def link_by(secret: str) -> PatientLink | None:
    """The private link that this secret opens, if it still does."""
    found = PatientLink.objects.select_related("patient").filter(digest=digest(secret)).first()
    return found if found and found.is_good(now()) and found.patient.erased_at is None else None


def address_of(path: str) -> str:
    """The whole address of a page, for a mail."""
    return f"{settings.PUBLIC_ADDRESS}{path}"


def link_address(secret: str) -> str:
    """The whole address of a private link."""
    return address_of(reverse("people:link", kwargs={"secret": secret}))


def is_still_welcome(patient_id: UUID, link_id: UUID | None) -> bool:
    """Whether somebody who came by a link may stay: not once the link is revoked or the patient erased."""
    if link_id is None:
        return Patient.objects.filter(pk=patient_id, erased_at__isnull=True).exists()
    good = PatientLink.objects.filter(pk=link_id, patient_id=patient_id, revoked_at__isnull=True)
    return good.filter(patient__erased_at__isnull=True).exists()


def reachable_at(email: str) -> QuerySet[Patient]:
    """Patients who gave this address; a family may share one."""
    return Patient.objects.filter(email__iexact=email.strip(), erased_at__isnull=True).exclude(email="")


def last_code(patient: Patient, at: datetime) -> OneTimeCode | None:
    """The code that can still be typed."""
    codes = OneTimeCode.objects.filter(patient=patient, used_at__isnull=True, expires_at__gt=at)
    return codes.order_by("-made_at").first()
