"""What is done for a patient as a whole: a link to their own pages, and to be forgotten."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.door import Need, PermissionRefused, require
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.journey import queries
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Patient
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.post import actions as post
from basketweave.clinic.post.actions import StillOpen
from basketweave.clinic.post.models import Errand

__all__ = ["StillOpen", "erase", "send_again", "send_own_pages", "set_aside"]

YOUR_PAGES = gettext_lazy("Your pages at the clinic")
HERE_THEY_ARE = gettext_lazy("Here are your own pages: your plan, your next session, your check-ins.")


@transaction.atomic
def send_own_pages(*, patient: Patient, by: Actor) -> bool:
    """A private link by mail, to the address on file and to no other; says whether there is one."""
    require(by, Need.CONTACT)
    sent = people.write_to(
        patient=patient,
        kind="own-pages",
        subject=YOUR_PAGES,
        body=HERE_THEY_ARE,
        once_key=f"own-pages:{uuid4()}",
        by=by,
    )
    record(by, "sent own pages", patient, patient_id=patient.pk, by_mail=sent)
    return sent


@transaction.atomic
def erase(*, patient: Patient, by: Actor) -> Patient:
    """Frees what is still held for this patient, then destroys the key that everything is sealed with."""
    if by.kind == Kind.PATIENT:
        if by.patient_id != patient.pk or not by.is_verified:
            raise PermissionRefused(Need.OWN_HISTORY)
    else:
        require(by, Need.MANAGE)
    for course in plans.open_courses_of(patient.pk):
        plan.end_course(course=course, by=by)
    for holding in queries.held_for(patient):
        diary.release(holding=holding, by=Actor.job("journey:erase"))  # a patient has no diary to write in
    return people.erase_patient(patient=patient, by=by)


@transaction.atomic
def send_again(*, errand: Errand, by: Actor) -> Errand:
    """One more try for what was given up."""
    require(by, Need.MANAGE)
    return post.try_again(errand=errand, by=by)


@transaction.atomic
def set_aside(*, errand: Errand, by: Actor) -> Errand:
    """Somebody has seen it and looked after it in another way."""
    require(by, Need.MANAGE)
    return post.set_aside(errand=errand, by=by)
