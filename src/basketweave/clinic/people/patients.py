"""Patients: they are entered, changed, and erased when they ask for it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, require
from basketweave.clinic.access.versions import bump
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.episodes import move_on
from basketweave.clinic.people.models import Due, OneTimeCode, Patient, PatientLink, Step
from basketweave.clinic.post.actions import forget as forget_mails
from basketweave.clinic.post.actions import send
from basketweave.clinic.vault.actions import destroy_key, make_key


class NoName(Refusal):
    """A patient has a name, of one part or five."""

    code = "no-name"
    field = "name"

    def words(self) -> str:
        return _("Please write a name.")


@transaction.atomic
def enter_patient(
    *,
    name: str,
    called: str = "",
    email: str = "",
    phone: str = "",
    born_on: date | None = None,
    language: str = "en",
    by: Actor,
) -> Patient:
    """Somebody new, with a key of their own; a visitor enters themselves by asking for a consultation."""
    if by.kind != Kind.VISITOR:
        require(by, Need.CONTACT)
    if not name.strip():
        raise NoName
    patient = Patient.objects.create(
        name=" ".join(name.split()),
        called=" ".join(called.split()),
        email=email.strip(),
        phone=phone.strip(),
        born_on=born_on,
        language=language,
        vault_key=make_key(),
        entered_at=now(),
    )
    record(by, "entered patient", patient, patient_id=patient.pk)
    return patient


@transaction.atomic
def change_patient(
    *,
    patient: Patient,
    name: str,
    called: str,
    email: str,
    phone: str,
    born_on: date | None,
    language: str,
    version: int | None = None,
    by: Actor,
) -> Patient:
    """Corrects who they are and how to reach them. With a new address the links and codes that went to the old one end,
    as it may have been a stranger's; and the old one is told, as whoever reads the new one can open the history."""
    require(by, Need.CONTACT)
    if not name.strip():
        raise NoName
    told = {"name": " ".join(name.split()), "called": called.strip(), "email": email.strip(), "phone": phone.strip()}
    address_before = patient.email
    bump(patient, version, born_on=born_on, language=language, **told)
    has_moved = patient.email.lower() != address_before.lower()
    if has_moved:
        _end_what_was_sent(patient, now())
        _tell(patient, address_before)
    record(by, "changed patient", patient, patient_id=patient.pk, new_address=has_moved)
    return patient


@transaction.atomic
def erase_patient(*, patient: Patient, by: Actor) -> Patient:
    """Destroys the key, so that words and files stay as noise; blanks who they were. The ledger stays whole."""
    if by.kind != Kind.PATIENT:
        require(by, Need.MANAGE)
    elif by.patient_id != patient.pk or not by.is_verified:
        raise PermissionRefused(Need.OWN_HISTORY)
    patient = Patient.objects.select_for_update(no_key=True).get(pk=patient.pk)
    if patient.erased_at is not None:
        return patient
    moment = now()
    _forget(patient, moment)
    destroy_key(patient.vault_key, moment)
    record(by, "erased patient", patient, patient_id=patient.pk)
    return patient


def forget_again(key_ids: list[UUID]) -> None:
    """A restored backup was older than an erasure, and its keys are destroyed again: so are the names."""
    by = Actor.job("restore")
    for patient in Patient.objects.filter(vault_key__in=key_ids, erased_at__isnull=True):
        _forget(patient, now())
        record(by, "erased patient again", patient, patient_id=patient.pk)


def _forget(patient: Patient, moment: datetime) -> None:
    for episode in patient.episodes.filter(closed_at__isnull=True):
        move_on(episode, step=Step.DONE, due=Due.NOTHING, is_urgent=False)
    _end_what_was_sent(patient, moment)
    OneTimeCode.objects.filter(patient=patient).delete()
    forget_mails(key=patient.vault_key)
    bump(patient, None, name="", called="", email="", phone="", born_on=None, language="en", erased_at=moment)


def _end_what_was_sent(patient: Patient, moment: datetime) -> None:
    PatientLink.objects.filter(patient=patient, revoked_at__isnull=True).update(revoked_at=moment)
    OneTimeCode.objects.filter(patient=patient, expires_at__gt=moment).update(expires_at=moment)


def _tell(patient: Patient, address_before: str) -> None:
    """To the old address, without a name and without a link."""
    if not address_before:
        return
    with translation.override(patient.language):
        send(
            kind="address-changed",
            key=patient.vault_key,
            to=address_before,
            subject=_("The address of your pages has changed"),
            body=_(
                "The e-mail address of your pages at our clinic is another one now; the links that we sent here open "
                "nothing any more. If you did not ask for this, please call us."
            ),
            once_key=f"address-changed/{patient.pk}/{patient.version}",
        )
