"""The arithmetic of the seals: canonical lines and keyed hashes. One way to write a line down, for ever."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings

from basketweave.clinic.ledger.models import Line

BEGINNING = "0" * 64


def canonical(line: Line) -> bytes:
    told = [
        line.pk,
        moment(line.at),
        line.deed,
        line.actor_kind,
        str(line.actor_id or ""),
        line.actor_label,
        line.subject_kind,
        str(line.subject_id or ""),
        str(line.patient_id or ""),
        line.details,
    ]
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def line_digest(line: Line) -> str:
    return keyed(b"line", canonical(line))


def seal_digest(*, number: int, previous: str, sealed_at: datetime, line_digests: Iterable[str]) -> str:
    return keyed(
        b"seal", f"{number} {previous} {moment(sealed_at)}".encode(), *(each.encode() for each in line_digests)
    )


def keyed(*parts: bytes) -> str:
    """HMAC-SHA256 with the clinic's ledger key; each part with its length, so that parts cannot run together."""
    made = hmac.new(settings.LEDGER_KEY.encode(), digestmod=hashlib.sha256)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
