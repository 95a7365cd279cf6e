"""One hash over everything that was signed, so that a change behind our back can be shown."""

import hashlib
import json
from typing import Any

from basketweave.clinic.treat.models import Treatment


def digest_of(treatment: Treatment) -> str:
    """The same for the same record, on both databases and in every language."""
    return hashlib.sha256(json.dumps(_plain(treatment), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def is_as_signed(treatment: Treatment) -> bool | None:
    """Whether the record says today what was signed; None once its words were erased with the patient."""
    if treatment.session.course.episode.patient.erased_at is not None:
        return None
    return treatment.is_signed() and treatment.digest == digest_of(treatment)


def _plain(treatment: Treatment) -> dict[str, Any]:
    lot = treatment.lot
    return {
        "id": str(treatment.pk),
        "session": str(treatment.session_id),
        "specialist": str(treatment.specialist_id),
        "signed_by": str(treatment.signed_by_id),
        "signed_at": treatment.signed_at.isoformat() if treatment.signed_at else "",
        "device": str(treatment.device_id),
        "lot": f"{lot.product}|{lot.number}|{lot.expires_on.isoformat()}" if lot else "",
        "consent": treatment.consent.digest,
        "day": treatment.day.isoformat(),
        "begun_at": treatment.begun_at.isoformat(),
        "ended_at": treatment.ended_at.isoformat() if treatment.ended_at else "",
        "is_numbed": treatment.is_numbed,
        "anaesthetic": treatment.anaesthetic,
        "touched": treatment.touched,
        "on_the_skin": treatment.on_the_skin,
        "stays_outside_rim": treatment.stays_outside_rim,
        "reaction": treatment.reaction,
        "notes": treatment.notes,
        "left_out": treatment.left_out,
        "zones": [
            [each.zone, f"{each.needle_length_mm:.2f}", each.passes, each.endpoint]
            for each in treatment.zones.order_by("zone")
        ],
    }
