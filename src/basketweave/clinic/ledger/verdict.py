"""What `verify` answers: values, no sentences."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    CHANGED = "changed"  # a line is not what was sealed
    REMOVED = "removed"  # a sealed line is gone
    INSERTED = "inserted"  # a line was put in behind the seals
    OVERDUE = "overdue"  # a line waits too long: nobody seals
    SEAL_CHANGED = "seal_changed"  # a seal does not fit its lines
    SEAL_REMOVED = "seal_removed"  # a seal is gone from the middle
    CHAIN_BROKEN = "chain_broken"  # a seal does not follow from the one before
    CUT_OFF = "cut_off"  # the heads outside tell of a seal that the database does not have
    HEAD_DIFFERS = "head_differs"  # the heads outside tell of another seal
    HEAD_MISSING = "head_missing"  # the heads outside do not tell of this seal
    HEAD_UNREADABLE = "head_unreadable"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong: which line (its number), under which seal, at which place."""

    kind: Kind
    line: int | None = None
    seal: int | None = None
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    faults: tuple[Fault, ...]
    lines: int
    seals: int
    unsealed: int
    oldest_unsealed_at: datetime | None
    longest_unsealed: timedelta
    restored: tuple[str, ...]  # the moments at which a backup was restored: lines between backup and then are lost
    missing_guards: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not self.faults and not self.missing_guards
