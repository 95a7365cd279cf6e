"""How a visitor shows that a request was just theirs: a signed word that runs out, bound to that request."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing

from basketweave.clinic.access.clock import now
from basketweave.clinic.consult.models import Request

LASTS = timedelta(hours=2)
SALT = "consult.proof"


def proof_of(request: Request) -> str:
    return signing.dumps({"request": str(request.pk), "until": (now() + LASTS).isoformat()}, salt=SALT)


def request_proved_by(proof: str) -> UUID | None:
    """The request that it speaks of; nothing once it has run out, or where it is not ours."""
    try:
        told = signing.loads(proof, salt=SALT)
    except signing.BadSignature:
        return None
    return UUID(told["request"]) if datetime.fromisoformat(told["until"]) > now() else None
