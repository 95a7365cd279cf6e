"""A form sent twice does one deed, also when both arrive at one moment."""

import threading
from collections import Counter
from datetime import date, time
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, connections, transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.models import OnceKey
from basketweave.clinic.access.once import KeyUsedOtherwise, once
from basketweave.clinic.house.models import Room

RIVALS = 12


def add(site, name="Room 9"):
    return lambda: Room.objects.create(site=site, name=name)


@pytest.mark.django_db
def test_the_second_time_gives_what_came_of_the_first(lisbon):
    first = once("a key", "add room", Room, add(lisbon))
    second = once("a key", "add room", Room, add(lisbon, "Room 10"))

    assert first == second
    assert Room.objects.count() == 1


@pytest.mark.django_db
def test_another_deed_with_the_same_key_is_another(lisbon):
    once("a key", "add room", Room, add(lisbon))
    once("a key", "add other room", Room, add(lisbon, "Room 10"))

    assert Room.objects.count() == 2


@pytest.mark.django_db
def test_the_same_key_of_another_machine_is_another(lisbon):
    first = once("1", "add room", Room, add(lisbon), by=machine(1))
    second = once("1", "add room", Room, add(lisbon, "Room 10"), by=machine(2))

    assert first != second
    assert once("1", "add room", Room, add(lisbon), by=machine(1)) == first


@pytest.mark.django_db
def test_the_same_key_aimed_at_another_record_is_another(lisbon, berlin):
    first = once("1", "add room", Room, add(lisbon), by=machine(1), target=lisbon.pk)
    second = once("1", "add room", Room, add(berlin), by=machine(1), target=berlin.pk)

    assert (first.site, second.site) == (lisbon, berlin)


@pytest.mark.django_db
@pytest.mark.parametrize("by", [Actor.visitor(), Actor(kind=Kind.TOKEN, id=UUID(int=1), label="token")])
def test_the_same_key_with_another_wish_is_refused_and_nothing_is_done(lisbon, by):
    wish = {"day": date(2026, 3, 3), "wall_time": time(10), "zones": {"chin": 1}}
    first = once("1", "add room", Room, add(lisbon), by=by, asked=wish)

    with pytest.raises(KeyUsedOtherwise):
        once("1", "add room", Room, add(lisbon, "Room 10"), by=by, asked=wish | {"wall_time": time(11)})

    assert once("1", "add room", Room, add(lisbon), by=by, asked=dict(wish)) == first
    assert Room.objects.count() == 1


@pytest.mark.django_db
def test_a_visitors_key_is_the_same_visitor_wherever_it_is_aimed(lisbon, berlin):
    first = once("1", "add room", Room, add(lisbon), by=Actor.visitor(), target=lisbon.pk)

    assert once("1", "add room", Room, add(berlin), by=Actor.visitor(), target=berlin.pk) == first


@pytest.mark.django_db
def test_what_was_asked_cannot_be_guessed_from_what_is_kept(lisbon, settings):
    once("1", "add room", Room, add(lisbon), by=machine(1), asked=["yes"])
    settings.SECRET_KEY = "another"
    once("1", "add room", Room, add(lisbon, "Room 10"), by=machine(2), asked=["yes"])

    [first, second] = OnceKey.objects.values_list("asked", flat=True)
    assert len(first) == 64
    assert first != second


@pytest.mark.django_db
def test_without_a_key_it_is_done_each_time(lisbon):
    once(None, "add room", Room, add(lisbon))
    once("", "add room", Room, add(lisbon, "Room 10"))

    assert Room.objects.count() == 2


@pytest.mark.django_db
def test_what_failed_can_be_tried_again_under_its_key(lisbon):
    def fails():
        add(lisbon)()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once("a key", "add room", Room, fails)

    assert Room.objects.count() == OnceKey.objects.count() == 0
    assert once("a key", "add room", Room, add(lisbon))


@pytest.mark.django_db
def test_a_refusal_of_the_deed_itself_stays_a_refusal(lisbon, room):
    with pytest.raises(IntegrityError):
        once("a key", "add room", Room, add(lisbon, room.name))


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x" * 5000, "\0", "ключ", "'; --"])
def test_any_key_that_a_machine_sends_will_do(lisbon, key):
    assert once(key, "add room", Room, add(lisbon)) == once(key, "add room", Room, add(lisbon))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_within_a_deed", [True, False])
def test_of_rivals_with_one_key_one_does_it_and_all_get_it(lisbon, is_within_a_deed, at_full_length):
    if connection.vendor == "postgresql":
        connection.pool.resize(1, RIVALS + 4)
    try:
        for number in range(40 if at_full_length else 3):
            made = race(lambda key=f"key {number}": once(key, "add room", Room, add(lisbon, key)), is_within_a_deed)

            assert len(made) == 1, made
            assert Room.objects.count() == number + 1
    finally:
        if connection.vendor == "postgresql":
            connection.pool.resize(1, 8)


def machine(number):
    return Actor(kind=Kind.TOKEN, id=UUID(int=number), label="token of desk")


def race(deed, is_within_a_deed):
    outcomes, start = Counter(), threading.Barrier(RIVALS)

    def rival():
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            if is_within_a_deed:
                with transaction.atomic():
                    outcome = deed().pk
            else:
                outcome = deed().pk
        except Exception as error:
            outcome = repr(error)
        finally:
            connections.close_all()
        outcomes.update([outcome])

    threads = [threading.Thread(target=rival) for _ in range(RIVALS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
