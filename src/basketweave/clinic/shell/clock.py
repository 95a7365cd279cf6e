"""The one clock. The door to it is `access.clock`; it lies here so that the ground rooms can read it too."""

from collections.abc import Callable
from datetime import UTC, datetime

_told: Callable[[], datetime] | None = None


def now() -> datetime:
    """This moment, in UTC; in the demo and in tests, the moment that they tell."""
    return _told() if _told else datetime.now(UTC)


def set_clock(tell: Callable[[], datetime] | None) -> None:
    """Only `demo` and the tests may call this (an architecture test holds it)."""
    global _told
    _told = tell
