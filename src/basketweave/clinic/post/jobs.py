"""What a worker knows how to do, by name."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Whoever runs a job, as the ledger and the door want to know it; the id is the job's."""

    id: uuid.UUID
    label: str
    kind: str = "job"


NAME = re.compile(r"[a-z][a-z0-9_-]*(:[a-z0-9_-]+)?")  # "heal:ask"; the ledger keeps it in the worker's label
Work = Callable[[dict[str, Any], Worker], None]
_known: dict[str, Work] = {}
_has_looked = False


class UnknownJob(LookupError):
    """Nobody registered this name."""


def job(name: str) -> Callable[[Work], Work]:
    """Registers a function that a worker calls as `work(params, by)`, in the transaction that also marks it done.

    It may be called again when it fails or its worker dies, but what a failed call wrote is never kept. It holds the
    database's one pen on SQLite: short work, no network (a mail is sent with `actions.send`).
    """

    def register(work: Work) -> Work:
        if not NAME.fullmatch(name):
            raise ValueError(f"A job cannot be called {name}.")
        if _known.get(name, work) is not work:
            raise ValueError(f"Two jobs are called {name}.")
        _known[name] = work
        return work

    return register


def named(name: str) -> Work:
    """The function of that name; each room's `jobs.py` is read first."""
    global _has_looked
    if name not in _known and not _has_looked:
        discover()
    try:
        return _known[name]
    except KeyError:
        raise UnknownJob(name) from None


def discover() -> None:
    """Reads the `jobs.py` of every room."""
    global _has_looked
    autodiscover_modules("jobs")
    _has_looked = True
