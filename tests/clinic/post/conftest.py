"""Jobs and beats that a test registers are forgotten after it; so are its mails."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from basketweave.clinic.post import jobs, schedule
from basketweave.clinic.post.work import run_worker
from basketweave.clinic.vault.actions import make_key
from basketweave.clinic.vault.models import Key

NINE = datetime.fromisoformat("2026-03-02T09:00:00+00:00")  # where the clock stands


@pytest.fixture(autouse=True)
def only_the_jobs_of_this_test(monkeypatch):
    jobs.discover()
    monkeypatch.setattr(jobs, "_known", {})
    monkeypatch.setattr(schedule, "_known", {})


@pytest.fixture
def work(db, clock) -> Callable[..., int]:
    """Works off what is due now, or after that much more time."""

    def settle(*, after: timedelta = timedelta(0)) -> int:
        clock(NINE + after)
        return run_worker(stop=threading.Event(), settle=True)

    return settle


@pytest.fixture
def anas_key(db) -> Key:
    return make_key()
