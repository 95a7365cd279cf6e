"""No job holds the database for ever."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType


class TookTooLong(Exception):
    """A job ran into its time limit."""


@contextmanager
def deadline(limit: timedelta) -> Iterator[None]:
    """Raises `TookTooLong` in the block when the time is over. Only a process's main thread can be interrupted so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, limit.total_seconds())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong
