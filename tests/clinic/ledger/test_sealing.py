"""Every line is sealed once, whatever happens meanwhile, and the heads lie outside the database."""

import stat
from datetime import timedelta

import pytest
from django.db import transaction

from basketweave.clinic.ledger import actions, heads, queries
from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.ledger.models import Line, Seal, SealedLine
from basketweave.clinic.ledger.queries import Kind, verify

from .conftest import NINE

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_seal_takes_every_line_that_has_none(noor, told):
    first = record(noor, "opened")
    seal(NINE)
    later = [record(noor, "opened"), record(noor, "booked")]

    made = seal(NINE + timedelta(minutes=1))

    assert (made.number, made.count) == (2, 2)
    assert list(made.lines.order_by("position").values_list("line_id", flat=True)) == [line.pk for line in later]
    assert first.sealed.seal_id == 1
    assert Seal.objects.get(number=2).previous == Seal.objects.get(number=1).digest


def test_nothing_to_seal_makes_no_seal(told):
    assert seal(NINE) is None
    assert heads.read() == []


def test_a_line_whose_number_is_older_than_the_last_seal_is_sealed_too(noor, told):
    """On PostgreSQL a number is given out early and may be committed late."""
    late = record(noor, "opened")
    late_number = late.pk
    Line(**{**fields(late), "id": late_number + 10}).save(force_insert=True)
    seal(NINE)
    Line(**{**fields(late), "id": late_number + 5}).save(force_insert=True)

    made = seal(NINE + timedelta(minutes=1))

    assert [row.line_id for row in made.lines.all()] == [late_number + 5]
    assert verify().is_whole


def test_a_line_that_comes_very_late_is_sealed_within_the_hour(noor, told, monkeypatch):
    monkeypatch.setattr(actions, "LOOKING_BACK", 20)
    first = record(noor, "opened")
    Line(**{**fields(first), "id": first.pk + 100}).save(force_insert=True)
    seal(NINE)
    Line(**{**fields(first), "id": first.pk + 7}).save(force_insert=True)
    assert seal(NINE + timedelta(minutes=59)) is None

    made = seal(NINE + timedelta(minutes=60))

    assert [row.line_id for row in made.lines.all()] == [first.pk + 7]


def test_a_flood_is_sealed_bit_by_bit_and_never_looks_like_a_forgery(noor, told, monkeypatch):
    monkeypatch.setattr(actions, "MOST_LINES", 3)
    monkeypatch.setattr(queries, "MOST_LINES", 3)
    for page in range(7):
        record(noor, "opened", page=page)
    told(NINE + timedelta(minutes=30))

    assert seal(NINE + timedelta(minutes=30)).count == 3
    assert {fault.kind for fault in verify().faults} == {Kind.OVERDUE}
    counts = [made.count for made in iter(lambda: seal(NINE + timedelta(minutes=30)), None)]

    assert counts == [3, 1]
    assert verify().is_whole


def fields(line):
    return {field.attname: getattr(line, field.attname) for field in Line._meta.concrete_fields}


def test_the_head_of_each_seal_is_kept_outside_the_database_for_the_owner_alone(noor, told):
    record(noor, "opened")
    made = seal(NINE)

    (head,) = heads.read()
    assert (head.number, head.digest) == (made.number, made.digest)
    assert stat.S_IMODE(heads.path().stat().st_mode) == 0o600


def test_a_seal_that_is_rolled_back_leaves_no_head(noor, told):
    record(noor, "opened")
    with transaction.atomic():
        seal(NINE)
        transaction.set_rollback(True)

    assert heads.read() == []
    assert not SealedLine.objects.exists()
    assert verify().is_whole


def test_a_head_that_a_crash_kept_from_being_written_is_written_with_the_next(noor, told, monkeypatch):
    record(noor, "opened")
    seal(NINE)
    monkeypatch.setattr("basketweave.clinic.ledger.actions.keep_head", lambda made: None)
    record(noor, "opened")
    seal(NINE + timedelta(minutes=1))
    monkeypatch.undo()
    record(noor, "opened")

    seal(NINE + timedelta(minutes=2))

    assert [head.number for head in heads.read()] == [1, 2, 3]
    assert verify().is_whole
