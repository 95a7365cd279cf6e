"""The walk over all seals, lines and heads; it yields what does not fit."""

import hmac
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from basketweave.clinic.ledger import chain
from basketweave.clinic.ledger.heads import Head
from basketweave.clinic.ledger.models import Line, Seal, SealedLine
from basketweave.clinic.ledger.verdict import Fault, Kind


def chain_faults(seals: Sequence[Seal]) -> Iterator[Fault]:
    """From seal to seal: none missing, each hash over the one before."""
    number, previous = 0, chain.BEGINNING
    for seal in seals:
        yield from (Fault(kind=Kind.SEAL_REMOVED, seal=gone) for gone in range(number + 1, seal.number))
        if seal.number == number + 1 and seal.previous != previous:
            yield Fault(kind=Kind.CHAIN_BROKEN, seal=seal.number)
        number, previous = seal.number, seal.digest


def line_faults(seals: Sequence[Seal]) -> Iterator[Fault]:
    """From line to line, in the order of the seals, without holding more than one seal's lines in memory."""
    by_number = {seal.number: seal for seal in seals}
    rows = SealedLine.objects.order_by("seal_id", "position").iterator(chunk_size=2000)
    met = set()
    for number, group in groupby(rows, key=lambda row: row.seal_id):
        if number in by_number:
            met.add(number)
            yield from one_seal(by_number[number], list(group))
        elif number <= max(by_number, default=0):
            yield from (Fault(kind=Kind.INSERTED, line=row.line_id, seal=number) for row in group)
    for number in by_number.keys() - met:
        yield from one_seal(by_number[number], [])


def one_seal(seal: Seal, rows: list[SealedLine]) -> Iterator[Fault]:
    lines = lines_of(rows)
    for row in rows:
        if row.position >= seal.count:
            yield Fault(kind=Kind.INSERTED, line=row.line_id, seal=seal.number, position=row.position)
        elif row.line_id not in lines:
            yield Fault(kind=Kind.REMOVED, line=row.line_id, seal=seal.number, position=row.position)
        elif not hmac.compare_digest(chain.line_digest(lines[row.line_id]), row.digest):
            yield Fault(kind=Kind.CHANGED, line=row.line_id, seal=seal.number, position=row.position)
    for position in sorted(set(range(seal.count)) - {row.position for row in rows}):
        yield Fault(kind=Kind.REMOVED, seal=seal.number, position=position)
    digest = chain.seal_digest(
        number=seal.number,
        previous=seal.previous,
        sealed_at=seal.sealed_at,
        line_digests=[row.digest for row in rows],
    )
    if not hmac.compare_digest(digest, seal.digest):
        yield Fault(kind=Kind.SEAL_CHANGED, seal=seal.number)


def lines_of(rows: list[SealedLine]) -> dict[int, Line]:
    numbers = [row.line_id for row in rows]
    found: dict[int, Line] = {}
    for start in range(0, len(numbers), 500):
        found |= Line.objects.in_bulk(numbers[start : start + 500])
    return found


def head_faults(seals: Sequence[Seal], heads: Iterable[Head | None], *, settled_before: datetime) -> Iterator[Fault]:
    """The file outside against the database. What a noted restore gave up is no fault; it is told elsewhere."""
    by_number = {seal.number: seal for seal in seals}
    told: dict[int, list[str]] = {}
    for head in heads:
        if head is None or (head.restored_mark and not head.is_true_mark):
            yield Fault(kind=Kind.HEAD_UNREADABLE, seal=head.number if head else None)
        elif head.restored_mark:
            told = {number: digests for number, digests in told.items() if number <= head.number}
        else:
            told.setdefault(head.number, []).append(head.digest)
    for number, digests in sorted(told.items()):
        if number not in by_number:
            yield Fault(kind=Kind.CUT_OFF, seal=number)
        elif set(digests) != {by_number[number].digest}:
            yield Fault(kind=Kind.HEAD_DIFFERS, seal=number)
    for seal in seals:
        if seal.number not in told and seal.sealed_at < settled_before:
            yield Fault(kind=Kind.HEAD_MISSING, seal=seal.number)
