"""What people leave to the worker."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.people.links import write_to
from basketweave.clinic.people.queries import patients
from basketweave.clinic.post.jobs import Worker, job


@job("people:new_link")
def new_link(params: dict[str, Any], by: Worker) -> None:
    """Mails a new private link to the address on file; nobody is named where the address was not known."""
    patient = (
        patients().filter(pk=params["patient_id"], erased_at__isnull=True).first() if params["patient_id"] else None
    )
    if patient is not None:
        write_to(
            patient=patient,
            kind="new-link",
            subject=_("Your new link"),
            body=_("You asked for a new link to your pages. Here it is. If it was not you, you need do nothing."),
            once_key=f"new-link/{by.id}",
            by=Actor.job("people:new_link"),
        )
