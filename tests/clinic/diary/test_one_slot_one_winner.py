"""Of any number of rivals for one slot, one wins and every other is told so."""

import threading
from collections import Counter
from datetime import date, time, timedelta

import pytest
from django.db import connection, connections

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import at_site
from basketweave.clinic.diary import actions
from basketweave.clinic.diary.guard import HELD, TABLE
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.ledger import guards

RIVALS = 32
TUESDAY = date(2026, 3, 3)


@pytest.fixture(autouse=True)
def a_connection_for_each_rival():
    """The clinic's pool is smaller than the crowd: here nobody waits at it instead of at the slot."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.pool.resize(1, RIVALS + 2)
    yield
    connection.pool.resize(1, 8)


@pytest.fixture
def rounds(at_full_length):
    return 60 if at_full_length else 3


@pytest.mark.django_db(transaction=True)
def test_without_the_guard_who_looks_first_and_then_books_is_booked_twice(lisbon, dr_lind, guard_off):
    everybody_has_looked = threading.Barrier(RIVALS)

    def look_then_book():
        is_free = not Holding.objects.filter(specialist=dr_lind, starts_at=nine(lisbon)).exists()
        everybody_has_looked.wait(timeout=30)
        if is_free:
            Holding.objects.create(**slot(lisbon, dr_lind))
        return "booked"

    outcomes = race(look_then_book)

    assert outcomes == {"booked": RIVALS}
    assert Holding.objects.count() > 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["specialist", "room", "device"])
def test_one_of_thirty_two_rivals_wins_and_the_others_are_told(lisbon, dr_lind, noor, room, pen, what, rounds):
    taken = {"specialist": dr_lind, "room": room, "device": pen}[what]

    def book():
        try:
            actions.hold(
                site=lisbon,
                purpose="consultation",
                day=TUESDAY,
                wall_time=time(10),
                minutes=30,
                by=Actor.job("rival"),
                **{what: taken},
            )
        except actions.SlotTaken as refusal:
            return f"told: {refusal.what}"
        return "won"

    for _round in range(rounds):
        outcomes = race(book)

        assert outcomes == {"won": 1, f"told: {what}": RIVALS - 1}
        assert Holding.objects.standing().count() == 1
        actions.release(holding=Holding.objects.standing().get(), by=Actor.job("rival"))


@pytest.mark.django_db(transaction=True)
def test_rivals_without_our_queue_still_meet_the_guard(lisbon, dr_lind):
    """Whoever writes past the actions (another program, a bulk writer) is refused by the database itself."""

    def write():
        try:
            Holding.objects.create(**slot(lisbon, dr_lind))
        except Exception as error:
            return type(error).__name__
        return "won"

    outcomes = race(write)

    assert outcomes["won"] == 1
    assert Holding.objects.count() == 1


def race(deed):
    """Thirty-two threads, each with its own connection, let go at once; how often each outcome came."""
    outcomes, start = Counter(), threading.Barrier(RIVALS)

    def rival():
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            outcome = deed()
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        finally:
            connections.close_all()
        outcomes.update([outcome])

    threads = [threading.Thread(target=rival) for _ in range(RIVALS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def nine(site):
    return at_site(TUESDAY, time(9), site.zone)


def slot(site, specialist):
    starts_at = nine(site)
    return {
        "site": site,
        "purpose": "consultation",
        "specialist": specialist,
        "day": TUESDAY,
        "wall_time": time(9),
        "zone": site.zone,
        "minutes": 30,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=30),
        "held_at": starts_at,
    }


@pytest.fixture
def guard_off():
    """The database without its guard; put back, whatever happens."""
    with connection.cursor() as cursor:
        for statement in taking_away():
            cursor.execute(statement)
    yield
    Holding.objects.all().delete()
    guards.install(connection)
    assert guards.missing(connection) == []


def taking_away():
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {TABLE}_{what}_once__{event}" for what in HELD for event in ("insert", "update")]
    return [f"ALTER TABLE {TABLE} DROP CONSTRAINT {TABLE}_{what}_once" for what in HELD]
