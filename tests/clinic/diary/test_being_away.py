"""An absence holds somebody for days or hours, whole or not at all."""

from datetime import date, time

import pytest

from basketweave.clinic.diary import actions
from basketweave.clinic.diary.models import Holding

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


def away(lisbon, desk, **what):
    return actions.enter_absence(site=lisbon, by=desk, **{"first_day": MONDAY, "last_day": FRIDAY, **what})


def test_each_day_is_held(lisbon, desk, noor, book):
    made = away(lisbon, desk, specialist=noor)

    assert [each.day for each in made] == [date(2026, 3, day) for day in range(2, 7)]
    with pytest.raises(actions.SlotTaken):
        book(time(10), specialist=noor)


def test_a_booking_in_the_way_keeps_the_whole_absence_out(lisbon, desk, at_ten):
    with pytest.raises(actions.SlotTaken):
        away(lisbon, desk, specialist=at_ten.specialist)

    assert Holding.objects.filter(purpose="absence").count() == 0


def test_some_hours_leave_the_others_free(lisbon, desk, noor, book):
    away(lisbon, desk, specialist=noor, from_time=time(13), to_time=time(18))

    assert book(time(10), specialist=noor)


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Africa/Cairo", "America/Santiago", "Asia/Beirut"])
def test_a_whole_day_can_be_entered_in_the_nights_in_which_clocks_change(lisbon, desk, noor, zone):
    lisbon.zone = zone
    lisbon.save()

    made = away(lisbon, desk, specialist=noor, first_day=date(2026, 3, 3), last_day=date(2027, 3, 2))

    assert len(made) == 365


@pytest.mark.parametrize(
    "what",
    [{"last_day": date(2026, 3, 1)}, {"last_day": date(2030, 1, 1)}, {"from_time": time(12), "to_time": time(9)}],
)
def test_an_impossible_span_is_refused(lisbon, desk, noor, what):
    with pytest.raises(actions.NotBookable):
        away(lisbon, desk, specialist=noor, **what)


def test_the_desk_enters_and_ends_one_on_the_page(lisbon, noor, client_of, mira):
    browser = client_of(mira)

    entered = browser.post(f"/diary/absence/?site={lisbon.pk}", {"who": f"specialist:{noor.pk}", "first_day": MONDAY})
    shown = browser.get(entered.url)
    browser.post(f"/diary/{Holding.objects.get().pk}/release/")

    assert "Noor Haddad" in shown.content.decode()
    assert Holding.objects.standing().count() == 0


def test_a_booking_is_not_ended_as_an_absence_is(at_ten, client_of, mira):
    assert client_of(mira).post(f"/diary/{at_ten.pk}/release/").status_code == 404
