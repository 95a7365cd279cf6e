"""What can be asked of examinations: what was seen, what was told, which photographs there are, who waits."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.examine.asking import ConcernAsked, ToGrade, concerns_on_page, to_add
from basketweave.clinic.examine.missing import missing_in
from basketweave.clinic.examine.models import EarlierNeedling, Examination, Photograph
from basketweave.clinic.examine.reading import (
    GradeRead,
    PartRead,
    change_between,
    grades_of,
    in_figures,
    percent_between,
)
from basketweave.clinic.examine.scales import ScaleShown, about, phototype_levels, scale_by_id
from basketweave.clinic.examine.seen import Looked, Seen, is_suspicious, looked_in, seen_in
from basketweave.clinic.house.models import Site
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode, Patient, Step
from basketweave.clinic.people.queries import episode_for, episodes
from basketweave.clinic.vault import queries as vault
from basketweave.science.quantities import Zone

__all__ = [  # others, and the views, ask them here
    "ConcernAsked",
    "GradeRead",
    "Looked",
    "PartRead",
    "ScaleShown",
    "Seen",
    "ToGrade",
    "about",
    "change_between",
    "episode_for",
    "grades_of",
    "in_figures",
    "is_suspicious",
    "looked_in",
    "missing_in",
    "percent_between",
    "phototype_levels",
    "scale_by_id",
    "seen_in",
    "to_add",
]
READY_FOR_A_LOOK = (Step.CONSULT, Step.EXAMINE)


# one record


def examination_for(actor: Actor, examination_id: UUID, *, need: Need = Need.CLINICAL) -> Examination:
    return fetch(actor, _whole(Examination.objects.all()), need=need, pk=examination_id)


def photograph_for(actor: Actor, photograph_id: UUID) -> Photograph:
    return fetch(actor, Photograph.objects.select_related("shown"), need=Need.PHOTOGRAPH, pk=photograph_id)


def own_photograph_for(actor: Actor, photograph_id: UUID) -> Photograph:
    return fetch(actor, Photograph.objects.select_related("shown"), need=Need.OWN_HISTORY, pk=photograph_id)


def earlier_needling_for(actor: Actor, needling_id: UUID, *, of: UUID) -> EarlierNeedling:
    """One that this patient told of: nobody else's is taken back in this examination."""
    return fetch(actor, EarlierNeedling, need=Need.EXAMINE, pk=needling_id, patient=of)


def content_of(photograph: Photograph) -> bytes:
    """The copy that is shown; the vault's `Erased`, `Missing` or `Tampered` where there is none to show."""
    return vault.read(photograph.shown)


# many


def latest(episode: Episode, *, before: Examination | None = None) -> Examination | None:
    """The last finished examination (before this one, if named)."""
    found = _whole(Examination.objects.filter(episode=episode, finished_at__isnull=False))
    if before is not None:
        found = found.filter(begun_at__lt=before.begun_at)
    return found.order_by("-finished_at").first()


def first_of(episode: Episode) -> Examination | None:
    """The first finished examination: the "before" of a review."""
    return (
        _whole(Examination.objects.filter(episode=episode, finished_at__isnull=False)).order_by("finished_at").first()
    )


def examinations_of(episode: Episode) -> "QuerySet[Examination]":
    return _whole(Examination.objects.filter(episode=episode))


def finished_of(episode: Episode) -> "QuerySet[Examination]":
    """Every finished examination, the first one first."""
    return _whole(Examination.objects.filter(episode=episode, finished_at__isnull=False)).order_by("finished_at")


def unfinished(episode: Episode) -> Examination | None:
    return _whole(Examination.objects.filter(episode=episode, finished_at__isnull=True)).first()


def photographs_of(examination: Examination) -> "QuerySet[Photograph]":
    return examination.photographs.select_related("shown")


def photographs_of_patient(patient_id: UUID) -> "QuerySet[Photograph]":
    return Photograph.objects.filter(examination__episode__patient=patient_id).select_related("examination__episode")


def earlier_needlings_of(patient: Patient) -> "QuerySet[EarlierNeedling]":
    return EarlierNeedling.objects.filter(patient=patient)


def earlier_days(patient: Patient) -> dict[Zone, tuple[date, ...]]:
    """On which days each zone was needled elsewhere, as told."""
    days: dict[Zone, list[date]] = {}
    for needling in EarlierNeedling.objects.filter(patient=patient, withdrawn_at__isnull=True).order_by("day"):
        for zone in needling.zones:
            days.setdefault(Zone(zone), []).append(needling.day)
    return {zone: tuple(told) for zone, told in days.items()}


def worklist(actor: Actor) -> "QuerySet[Episode]":
    """Whoever is to be examined today or should have been: a consultation without a finished examination."""
    last = max((today(zone) for zone in _zones(actor)), default=None)
    waiting = narrow(actor, episodes().filter(step__in=READY_FOR_A_LOOK), Need.EXAMINE)
    return waiting.filter(due_day__lte=last).order_by("due_day") if last else waiting.none()


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of these examinations on the patient's timeline."""
    seen = list(Examination.objects.filter(episode__patient=patient_id).select_related("episode__site", "specialist"))
    needled = EarlierNeedling.objects.filter(patient=patient_id, withdrawn_at__isnull=True)
    visits = [(each.begun_at, each.episode.site) for each in seen]
    if needled and not visits:
        visits = [(each.opened_at, each.site) for each in episodes().filter(patient=patient_id).order_by("opened_at")]
    return [
        Event(
            at=each.finished_at or each.begun_at,
            site_id=each.episode.site.pk,
            zone=each.episode.site.zone,
            words=_("%(what)s, %(who)s") % {"what": each.get_purpose_display(), "who": each.specialist},
            url=reverse("examine:examination", args=[each.pk]),
            is_clinical=True,
            is_done=each.finished_at is not None,
        )
        for each in seen
    ] + [
        Event(
            at=each.told_at,
            site_id=site.pk,
            zone=site.zone,
            words=_("Told us of a needling elsewhere on %(day)s") % {"day": each.day.isoformat()},
            is_clinical=True,
        )
        for each in needled
        for site in _where_told(each, visits)
    ]


def _where_told(needling: EarlierNeedling, visits: list[tuple[datetime, Site]]) -> list[Site]:
    """The site of the last visit before it was told; of the first one, where it was told before any."""
    before = [site for begun_at, site in visits if begun_at <= needling.told_at]
    return before[-1:] or [site for _begun_at, site in visits[:1]]


def to_grade(examination: Examination, *, also: Iterable[str] = ()) -> tuple[ConcernAsked, ...]:
    """The concerns and scales of the page: those asked about first, with the last grades beside."""
    return concerns_on_page(examination, latest(examination.episode, before=examination), also)


def _whole(examinations: "QuerySet[Examination]") -> "QuerySet[Examination]":
    return examinations.select_related(
        "episode__patient__vault_key", "episode__site", "episode__request", "specialist"
    ).prefetch_related("grades", "not_graded")


def _zones(actor: Actor) -> list[str]:
    found = narrow(actor, episodes().filter(step__in=READY_FOR_A_LOOK), Need.EXAMINE)
    return list(found.order_by().values_list("site__zone", flat=True).distinct())
