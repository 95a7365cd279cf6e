"""The wall clock of a site, and the moments that it shows: once, twice in autumn, never in spring."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from basketweave.clinic.access.clock import NoSuchTime, at_site, set_clock, today

pytestmark = pytest.mark.once
ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)
FIRST, LAST = datetime(1971, 1, 2), datetime(2060, 1, 1)  # noqa: DTZ001  what a wall shows has no zone


@given(st.datetimes(FIRST, LAST), st.sampled_from(ZONES))
@example(datetime(2026, 3, 29, 1, 30), "Europe/Lisbon")  # noqa: DTZ001  missing
@example(datetime(2026, 10, 25, 1, 30), "Europe/Lisbon")  # noqa: DTZ001  double
@example(datetime(2011, 12, 30, 10), "Pacific/Apia")  # noqa: DTZ001  a whole day was missing
@example(datetime(2026, 4, 5, 1, 45), "Australia/Lord_Howe")  # noqa: DTZ001  half an hour comes twice
def test_a_wall_time_is_one_moment_or_refused(wall, zone):
    moments = moments_that_show(wall, ZoneInfo(zone))

    if len(moments) == 1:
        assert at_site(wall.date(), wall.time(), zone) == moments.pop()
    else:
        with pytest.raises(NoSuchTime):
            at_site(wall.date(), wall.time(), zone)


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_there_and_back_it_is_the_same_moment(moment, zone):
    wall = moment.astimezone(ZoneInfo(zone))

    try:
        assert at_site(wall.date(), wall.time(), zone) == moment
    except NoSuchTime:
        assert len(moments_that_show(wall.replace(tzinfo=None, fold=0), ZoneInfo(zone))) == 2


@pytest.mark.parametrize(("day", "zone"), [(date.min, "Asia/Tokyo"), (date.max, "America/Lima")])
def test_beyond_the_calendar_there_is_no_time(day, zone):
    with pytest.raises(NoSuchTime):
        at_site(day, time(0) if day == date.min else time(23, 59), zone)


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_today_is_what_the_calendar_on_the_wall_shows(moment, zone):
    set_clock(lambda: moment)
    try:
        assert at_or_before(today(zone), moment, zone)
    finally:
        set_clock(None)


def moments_that_show(wall, zone):
    """By trying every quarter of an hour within two days: slow, and independent of how the clock does it."""
    near = wall.replace(tzinfo=UTC)
    tried = (near + timedelta(minutes=15 * step) for step in range(-4 * 27, 4 * 27 + 1))
    return {moment for moment in tried if moment.astimezone(zone).replace(tzinfo=None, fold=0) == wall} | {
        moment
        for fold in (0, 1)
        if (moment := wall.replace(tzinfo=zone, fold=fold).astimezone(UTC))
        .astimezone(zone)
        .replace(tzinfo=None, fold=0)
        == wall
    }


def at_or_before(day, moment, zone):
    wall = moment.astimezone(ZoneInfo(zone))
    return (wall.year, wall.month, wall.day) == (day.year, day.month, day.day)
