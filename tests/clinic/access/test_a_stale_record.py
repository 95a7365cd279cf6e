"""Of two who edit one record, the second is told, and nothing of theirs is written."""

import pytest

from basketweave.clinic.access.versions import StaleRecord, bump
from basketweave.clinic.house.models import Device

pytestmark = pytest.mark.django_db


def test_the_first_writes_and_the_version_moves_on(pen):
    bump(pen, 1, name="Pen B")

    pen.refresh_from_db()
    assert (pen.name, pen.version) == ("Pen B", 2)


def test_the_second_is_told_how_it_stands_and_writes_nothing(pen):
    also_open = Device.objects.get(pk=pen.pk)
    bump(pen, 1, name="Pen B")

    with pytest.raises(StaleRecord) as stale:
        bump(also_open, 1, name="Pen C")

    assert (stale.value.record.name, stale.value.record.version) == ("Pen B", 2)
    assert Device.objects.get(pk=pen.pk).name == "Pen B"


def test_a_deed_that_asks_no_version_writes_only_what_it_changes(pen):
    opened_before = Device.objects.get(pk=pen.pk)
    bump(pen, None, name="Pen B")

    bump(opened_before, None, needles=16)

    pen.refresh_from_db()
    assert (pen.name, pen.needles, pen.version) == ("Pen B", 16, 3)
