"""Mails are delivered by the worker, and read as the patient reads them."""

import re
from threading import Event

import pytest
from django.core.cache import cache

from basketweave.clinic.post.work import run_worker


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def mails(mailoutbox):
    """`mails()`: what has arrived after the worker did all that was due."""

    def arrived():
        run_worker(stop=Event(), settle=True)
        return mailoutbox

    return arrived


@pytest.fixture
def link_in():
    return lambda mail: re.search(r"https?://[^/]+(/link/\S+)", mail.body)[1]


@pytest.fixture
def code_in():
    return lambda mail: re.search(r"\b(\d{6})\b", mail.body)[1]
