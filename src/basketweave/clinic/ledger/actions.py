"""What the ledger does: it writes lines, and seals them in batches."""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from basketweave.clinic.ledger import chain, heads
from basketweave.clinic.ledger.details import CODE, DEED, LABEL, NotForTheLedger, plain, worded
from basketweave.clinic.ledger.models import Line, Seal, SealedLine
from basketweave.clinic.shell import clock

MOST_LINES = 5_000  # under one seal: half a second of SQLite's only pen
LOOKING_BACK = 10_000  # lines
ONE_HOUR = timedelta(hours=1)
SEALING = 0x6261736B  # the number of the lock that lets one worker seal at a time


class By(Protocol):
    """Whoever does a deed. The label is a role, never a name."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> UUID | None: ...
    @property
    def label(self) -> str: ...


def record(
    by: By,
    deed: str,
    subject: Model | None = None,
    *,
    patient_id: UUID | None = None,
    subject_kind: str = "",
    subject_id: UUID | None = None,
    **ids: object,
) -> Line:
    """One line, in the caller's own transaction: it stands or falls with the deed."""
    if subject is not None:
        subject_kind, subject_id = subject._meta.label_lower, subject.pk
    if not (subject_id is None or isinstance(subject_id, UUID)):
        raise NotForTheLedger("subject_id")
    return Line.objects.create(
        at=clock.now(),
        deed=worded("deed", deed, DEED),
        actor_kind=worded("actor_kind", by.kind, CODE),
        actor_id=by.id,
        actor_label=worded("actor_label", str(by.label), LABEL),
        subject_kind=worded("subject_kind", subject_kind, CODE),
        subject_id=subject_id,
        patient_id=patient_id,
        details=plain(ids),
    )


@transaction.atomic
def seal(now: datetime) -> Seal | None:
    """Seals the lines that have no seal yet, at most MOST_LINES of them: after a flood, call it until it says None."""
    one_at_a_time()
    before = Seal.objects.order_by("number").last()
    lines = waiting_lines(before, now)
    if not lines:
        return None
    number, previous = (before.number + 1, before.digest) if before else (1, chain.BEGINNING)
    digests = [chain.line_digest(line) for line in lines]
    made = Seal.objects.create(
        number=number,
        previous=previous,
        count=len(lines),
        sealed_at=now,
        digest=chain.seal_digest(number=number, previous=previous, sealed_at=now, line_digests=digests),
    )
    SealedLine.objects.bulk_create(
        (
            SealedLine(line=line, seal=made, position=position, digest=digest)
            for position, (line, digest) in enumerate(zip(lines, digests, strict=True))
        ),
        batch_size=500,
    )
    transaction.on_commit(lambda: keep_head(made))
    return made


def waiting_lines(before: Seal | None, now: datetime) -> list[Line]:
    """Those without a seal, whatever their number: on PostgreSQL numbers commit out of order. The first seal of an hour
    looks at the whole ledger, the others only as far back as a deed that is still going on could have begun."""
    waiting = Line.objects.filter(sealed__isnull=True).order_by("id")
    highest = SealedLine.objects.order_by("line_id").last()
    if before and highest and now - before.sealed_at < ONE_HOUR and before.sealed_at.hour == now.hour:
        waiting = waiting.filter(id__gt=highest.line_id - LOOKING_BACK)
    return list(waiting[:MOST_LINES])


def keep_head(made: Seal) -> None:
    """Writes the head outside the database, and those before it that a crash kept from being written."""
    last = heads.last()
    behind = Seal.objects.filter(number__gt=last.number if last else 0, number__lt=made.number).order_by("number")
    heads.append([heads.Head.of(each) for each in (*behind, made)])


def one_at_a_time(lock: int = SEALING) -> None:
    """Two never seal (or do what that lock is for) at once; on SQLite the transaction itself already sees to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
