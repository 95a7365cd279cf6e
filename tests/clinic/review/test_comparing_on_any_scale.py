"""Percent only on a sum, by one rater, beyond the error; a label is never subtracted; three grades are a trend."""

from datetime import timedelta
from decimal import Decimal

import pytest

from basketweave.clinic.examine import actions as examine
from basketweave.clinic.review import queries
from basketweave.science.protocol.scales import GOODMAN_BARON_QUANTITATIVE
from tests.clinic.conftest import A_MONDAY
from tests.clinic.review.conftest import graded

pytestmark = pytest.mark.django_db
QUANTITATIVE = GOODMAN_BARON_QUANTITATIVE.id


def counted(score):
    """So many points on the scale that four raters agreed upon within 4."""
    parts, left = {}, score
    for item in reversed(GOODMAN_BARON_QUANTITATIVE.items):
        parts[item.id] = max(choice.value for choice in item.choices if choice.value <= left)
        left -= parts[item.id]
    assert GOODMAN_BARON_QUANTITATIVE.score(parts) == score
    return (QUANTITATIVE, "", parts)


def ecca(v_shaped):
    others = dict.fromkeys(("u-shaped", "m-shaped", "elastolysis", "raised-young", "raised-old"), 0)
    return ("ecca", "", {"v-shaped": v_shaped, **others})


@pytest.fixture
def looks(episode, lind, clock):
    """Examinations a month apart, each with these grades."""

    def look_each_month(*lots, by=None):
        made = []
        for month, grades in enumerate(lots):
            clock(A_MONDAY + timedelta(days=30 * month))
            purpose = "review" if month else "first"
            rater = by if by and month else lind
            made.append(graded(examine.begin(episode=episode, purpose=purpose, by=rater), rater, list(grades)))
        return made

    return look_each_month


def compared(before, after):
    [one] = queries.compare(before, after)
    return one


def test_beyond_the_raters_error_it_is_said_with_percent(looks):
    one = compared(*looks([counted(40)], [counted(30)]))

    assert one.is_beyond_error
    assert one.percent == Decimal(25)
    assert one.verdict == (
        "Graded better, beyond the raters’ error. By the same rater, 25 % of the score before are gone"
    )


def test_within_it_no_change_is_claimed_and_no_percent_said(looks):
    one = compared(*looks([counted(40)], [counted(36)]))

    assert (one.is_beyond_error, one.percent) == (False, None)
    assert one.verdict == "Graded better, within the raters’ error: no change can be claimed"


def test_worse_is_said_as_plainly(looks):
    one = compared(*looks([counted(20)], [counted(30)]))

    assert one.verdict.endswith("By the same rater, 50 % of the score before were added")


def test_two_raters_have_no_percent(looks, noor, as_staff):
    one = compared(*looks([counted(40)], [counted(30)], by=as_staff(noor)))

    assert one.percent is None
    assert one.verdict == "Graded better, beyond the raters’ error"


def test_where_the_error_is_not_known_it_says_so_beside_the_percent(looks):
    one = compared(*looks([ecca(2)], [ecca(1)]))

    assert one.verdict == (
        "Graded better, but the raters’ error on this scale is not known. "
        "By the same rater, 50 % of the score before are gone"
    )


def test_from_nothing_there_is_no_percent(looks):
    assert compared(*looks([ecca(0)], [ecca(1)])).percent is None


def test_a_grade_of_levels_has_no_percent(looks):
    one = compared(*looks([("iga-acne", "", 4)], [("iga-acne", "", 2)]))

    assert one.percent is None
    assert "%" not in one.verdict


def test_one_scale_is_never_held_against_another(looks):
    verdicts = [each.verdict for each in queries.compare(*looks([("iga-acne", "", 4)], [("gea-acne", "", 2)]))]

    assert verdicts == [
        "Not compared: not graded on this scale again",
        "Not compared: not graded on this scale before",
    ]


def test_one_place_is_never_held_against_another(looks):
    before, after = looks([("goodman-baron", "chin", 3)], [("goodman-baron", "nose", 2)])

    assert [each.change for each in queries.compare(before, after)] == [None, None]


def test_a_label_is_shown_and_never_subtracted(looks):
    _first, second, third = looks([("iga-acne", "", 3)], [("gais", "", "improved")], [("gais", "", "much-improved")])

    [one] = [each for each in queries.compare(second, third) if each.scale.id == "gais"]
    assert (one.before.short, one.after.short, one.change) == ("Improved", "Much improved", None)
    assert one.verdict == "The specialist’s own comparison with before, by eye"
    assert queries.trends_until(third) == []


def test_two_grades_are_no_trend_and_three_are(looks):
    grades = [[counted(40)], [counted(38)], [counted(30)]]
    _first, second, third = looks(*grades)

    assert queries.trends_until(second) == []
    [trend] = queries.trends_until(third)
    assert [point.said for point in trend.points] == [
        "2 March 2026: 40 of 84",
        "1 April 2026: 38 of 84",
        "1 May 2026: 30 of 84",
    ]
    assert trend.change == "Graded better, beyond the raters’ error"
    assert trend.has_one_rater


def test_a_trend_is_drawn_on_the_whole_scale_with_its_error(looks):
    *_, last = looks([counted(84)], [counted(42)], [counted(0)])

    [trend] = queries.trends_until(last)
    assert [(round(point.x), round(point.y)) for point in trend.points] == [(24, 12), (160, 48), (296, 84)]
    top, middle, bottom = trend.points
    assert (top.error_to, bottom.error_from) == (12.0, 84.0)  # it ends where the scale does
    assert middle.error_from > middle.y > middle.error_to


def test_a_trend_without_a_known_error_draws_none(looks):
    *_, last = looks([("iga-acne", "", 3)], [("iga-acne", "", 2)], [("iga-acne", "", 2)])

    [trend] = queries.trends_until(last)
    assert {point.error_from for point in trend.points} == {None}
    assert trend.change == "Graded better, but the raters’ error on this scale is not known"


def test_several_raters_are_said(looks, noor, as_staff):
    *_, last = looks([ecca(3)], [ecca(2)], [ecca(1)], by=as_staff(noor))

    assert [trend.has_one_rater for trend in queries.trends_until(last)] == [False]
