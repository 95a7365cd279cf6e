"""Is the ledger whole? Every line, every seal and the heads outside the database are compared."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from basketweave.clinic.ledger import guards, heads
from basketweave.clinic.ledger.actions import MOST_LINES
from basketweave.clinic.ledger.models import Line, Seal
from basketweave.clinic.ledger.verdict import Fault, Kind, Verdict
from basketweave.clinic.ledger.walk import chain_faults, head_faults, line_faults
from basketweave.clinic.shell import clock

LONGEST_UNSEALED = timedelta(minutes=10)  # a beat seals every minute; this is what a restart may take

__all__ = ["LONGEST_UNSEALED", "Fault", "Kind", "Verdict", "verify"]


def verify() -> Verdict:
    """Finds changed, removed, inserted and cut-off lines, and says how many are not sealed yet and since when."""
    now = clock.now()
    kept_heads = heads.read()  # before the database: a seal made meanwhile has no head to be missed here
    seals = list(Seal.objects.order_by("number"))
    emptied_at = max((seal.sealed_at for seal in seals if seal.count < MOST_LINES), default=None)
    waiting = Line.objects.filter(sealed__isnull=True)
    overdue = waiting.filter(at__lt=now - LONGEST_UNSEALED).order_by("id")
    return Verdict(
        faults=(
            *chain_faults(seals),
            *line_faults(seals),
            *head_faults(seals, kept_heads, settled_before=now - LONGEST_UNSEALED),
            *(unsealed(line, emptied_at) for line in overdue.only("id", "at")),
        ),
        lines=Line.objects.count(),
        seals=len(seals),
        unsealed=waiting.count(),
        oldest_unsealed_at=waiting.order_by("at").values_list("at", flat=True).first(),
        longest_unsealed=LONGEST_UNSEALED,
        restored=tuple(head.at for head in kept_heads if head and head.restored_mark and head.is_true_mark),
        missing_guards=tuple(guards.missing(connection)),
    )


def lines_of(patient_id: UUID) -> "QuerySet[Line]":
    """Everything that was done with, and every opening of, one patient's record, the latest first."""
    return Line.objects.filter(patient_id=patient_id).order_by("-at", "-id")


def unsealed(line: Line, emptied_at: datetime | None) -> Fault:
    """A seal that was not full took every line there was: one that it passed by was put in since. Else nobody seals."""
    was_passed_by = emptied_at is not None and line.at < emptied_at - LONGEST_UNSEALED
    return Fault(kind=Kind.INSERTED if was_passed_by else Kind.OVERDUE, line=line.pk)
