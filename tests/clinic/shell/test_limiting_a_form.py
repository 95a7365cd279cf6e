"""A public form is taken so many times from one place, and then it rests."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from basketweave.clinic.shell.limits import address_of, digest, limited


@limited("consult.request", minute=3, hour=5)
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


@pytest.fixture
def fresh_cache(settings: Settings) -> Iterator[None]:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
    cache.clear()
    yield
    cache.clear()


def sent(rf: RequestFactory) -> int:
    try:
        return view(rf.post("/")).status_code
    finally:
        connections.close_all()


@pytest.mark.once
@pytest.mark.usefixtures("fresh_cache")
def test_the_fourth_sending_within_a_minute_is_asked_to_wait(rf: RequestFactory) -> None:
    answers = [view(rf.post("/")) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Please wait a little" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "60"


@pytest.mark.once
@pytest.mark.usefixtures("fresh_cache")
def test_reading_is_never_limited(rf: RequestFactory) -> None:
    assert {view(rf.get("/")).status_code for _ in range(9)} == {200}


@pytest.mark.once
@pytest.mark.usefixtures("fresh_cache")
def test_another_place_has_its_own_count(rf: RequestFactory) -> None:
    for _ in range(4):
        view(rf.post("/", REMOTE_ADDR="203.0.113.9"))

    assert view(rf.post("/", REMOTE_ADDR="203.0.113.10")).status_code == 200


@pytest.mark.once
@pytest.mark.usefixtures("fresh_cache")
def test_an_hour_has_its_own_limit(rf: RequestFactory, settings: Settings) -> None:
    settings.BASKETWEAVE_LIMITS = {"consult.request": (100, 5)}

    assert [view(rf.post("/")).status_code for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.django_db(transaction=True)
def test_of_thirty_rivals_exactly_three_get_through_the_shared_cache(rf: RequestFactory) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sent(rf), range(30)))

    assert answers.count(200) == 3
    assert answers.count(429) == 27


@pytest.mark.once
def test_the_cache_holds_no_address() -> None:
    assert "203.0.113.9" not in digest("consult.request", "203.0.113.9")


@pytest.mark.once
def test_one_household_of_ipv6_is_one_place() -> None:
    assert digest("a", "2001:db8::1") == digest("a", "2001:db8::ffff")
    assert digest("a", "2001:db8::1") != digest("a", "2001:db8:0:1::1")


@pytest.mark.once
def test_a_forwarded_address_counts_only_behind_our_own_proxy(rf: RequestFactory, settings: Settings) -> None:
    request = rf.post("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9")

    settings.BASKETWEAVE_PROXIES = 0
    alone = address_of(request)
    settings.BASKETWEAVE_PROXIES = 1
    behind = address_of(request)

    assert (alone, behind) == ("10.0.0.1", "203.0.113.9")  # what a visitor wrote first is never believed
