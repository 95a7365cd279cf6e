"""The database's own refusal is there after every migration, and after Django has rebuilt the table."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from basketweave.clinic.diary.guard import guards as ours
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.ledger import guards

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_migrating_every_guard_of_the_diary_stands():
    call_command("migrate", verbosity=0)

    assert {guard.name for guard in ours()} <= {guard.name for guard in guards.registered()}
    assert guards.missing(connection) == []


def test_after_a_rebuild_of_the_table_it_is_put_back(at_ten):
    kept = Holding._meta.get_field("zone")
    wider = models.CharField(max_length=70)
    wider.set_attributes_from_name("zone")
    wider.model = Holding
    with connection.schema_editor() as editor:
        editor.alter_field(Holding, kept, wider)  # on SQLite a new table, and the triggers are gone
        editor.alter_field(Holding, wider, kept)
    if connection.vendor == "sqlite":
        assert guards.missing(connection) != []

    call_command("migrate", verbosity=0)

    assert guards.missing(connection) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(**again(at_ten))


def test_an_update_past_the_actions_is_refused_too(at_ten, book, noor):
    other = book(at_ten.wall_time, specialist=noor)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Holding.objects.filter(pk=other.pk).update(specialist=at_ten.specialist)

    assert guards.broken(refusal.value) == "diary_holding_specialist_once"


def test_taking_back_a_release_is_refused_when_the_time_was_given_away(at_ten, book):
    Holding.objects.filter(pk=at_ten.pk).update(cancelled_at=at_ten.held_at)
    book(at_ten.wall_time, specialist=at_ten.specialist)

    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.filter(pk=at_ten.pk).update(cancelled_at=None)


def test_nothing_is_held_for_longer_than_a_day(at_ten):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Holding.objects.filter(pk=at_ten.pk).update(ends_at=at_ten.starts_at + timedelta(days=1, minutes=5))

    assert guards.broken(refusal.value) == "diary_holding_a_day_at_most"


def again(holding):
    """The same once more, under another name."""
    fields = {field.attname: getattr(holding, field.attname) for field in Holding._meta.concrete_fields}
    return {name: value for name, value in fields.items() if name != "id"}
