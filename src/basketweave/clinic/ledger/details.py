"""What a line may hold: ids, codes, numbers and days; a value that could be a name or a sentence is refused."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from django.db.models import Model

Detail: TypeAlias = "bool | int | float | str | list[Detail] | None"

DEED = re.compile(r"[a-z0-9][a-z0-9 _.-]{0,59}")
LABEL = re.compile(r"[a-z0-9][a-z0-9 ,:_-]{0,79}")
# a code is in small letters, or short, or has a digit: "session_spacing", "IV", "LOT-22A"; "Lind" is none of these
CODE = re.compile(r"[a-z0-9_][a-z0-9_.:-]{0,63}|[A-Z]{1,3}|(?=[A-Za-z_.:-]*[0-9])[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}|")


class NotForTheLedger(ValueError):
    """A deed, label or detail that the ledger may not hold; `name` says which, the value is not repeated."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the ledger holds ids, codes, numbers and days only; {name} is none of these")
        self.name = name


def plain(details: Mapping[str, object]) -> dict[str, Detail]:
    return {name: plain_value(name, value) for name, value in details.items() if worded("a key", name, CODE)}


def plain_value(name: str, value: object) -> Detail:
    match value:
        case None | bool() | int():
            return value
        case float() if math.isfinite(value) and abs(value) < 1e12:
            return round(value, 6) + 0.0  # both databases give this back bit by bit
        case UUID() | Decimal():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Model():
            return plain_value(name, value.pk)
        case str():
            return worded(name, str(value), CODE)
        case list() | tuple() | set() | frozenset():
            return [plain_value(name, one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    raise NotForTheLedger(name)


def worded(name: str, value: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(value):
        raise NotForTheLedger(name)
    return value
