"""The list of studies is narrowed by wishes in the address, and says how many are left of how many."""

import re

import pytest
from django.utils.datastructures import MultiValueDict

from basketweave.clinic.library import queries
from basketweave.clinic.library.arms import choices
from basketweave.clinic.library.forms import StudiesForm
from basketweave.science.evidence.trials import ARMS
from tests.architecture.speech import page, plain


def rows(shown: str) -> int:
    return len(re.findall(r'<th role="rowheader"', shown))


def test_all_are_there_at_first(opened):
    shown = opened("studies")

    assert rows(shown) == len(ARMS)
    assert f"{len(ARMS)} of {len(ARMS)}" in shown


def test_a_wish_leaves_what_answers_to_it(opened):
    shown = opened("studies", device="pen", concern="scars")

    left = rows(shown)
    assert 0 < left < len(ARMS)
    assert f"{left} of {len(ARMS)}" in shown
    assert "/library/studies/dalwig2020/" in shown
    assert "/library/studies/ablon2018/" not in shown  # a pen, but for wrinkles
    assert "/library/studies/dogra2014/" not in shown  # scars, but a roller
    assert '<option value="pen" selected>' in shown


@pytest.mark.parametrize("wish", ["device", "design", "mark", "sessions"])
def test_every_arm_is_found_under_exactly_one_choice(wish):
    found = [row.id for value, _words in choices()[wish] for row in queries.studies({wish: value}).rows]

    assert sorted(found) == sorted(ARMS)


def test_every_arm_is_found_under_some_concern():
    found = {row.id for value, _words in choices()["concern"] for row in queries.studies({"concern": value}).rows}

    assert found == set(ARMS)


@pytest.mark.parametrize(
    ("id", "sessions"),
    [
        ("alam2014_needling", "3"),
        ("eldomyati2015_acne", "6"),
        ("xu2017", "6"),
        ("aust2008", "1"),
        ("alster2020", "several"),
        ("jocd2021_22", "several"),
        ("abel_roller", "several"),
        ("majid2009", "several"),
    ],
)
def test_sessions_are_counted_only_where_one_count_is_given(id, sessions):
    assert id in {row.id for row in queries.studies({"sessions": sessions}).rows}


def test_heat_and_what_needling_was_compared_with_are_never_counted_as_needling():
    needled = {row.id for kind in ("roller", "pen", "needles") for row in queries.studies({"device": kind}).rows}

    assert not needled & {id for id, arm in ARMS.items() if arm.is_radiofrequency or arm.is_comparator}


@pytest.mark.parametrize(
    "wanted",
    [
        {"concern": "nonsense"},
        {"sessions": "-1"},
        {"mark": "<script>alert(1)</script>"},
        {"design": "\x00"},
        {"device": "ｐｅｎ"},
        {"page": "9", "q": "x" * 4000},
    ],
)
def test_a_wish_that_we_do_not_know_narrows_nothing_and_breaks_nothing(opened, wanted):
    shown = opened("studies", **wanted)

    assert rows(shown) == len(ARMS)
    assert "<script>alert" not in shown
    assert ("it narrows nothing" in shown) is not ("page" in wanted)


def test_a_good_wish_beside_a_bad_one_still_counts(opened):
    assert rows(opened("studies", device="pen", sessions="zzz")) == rows(opened("studies", device="pen"))


def test_a_wish_sent_twice_is_taken_once():
    assert StudiesForm(MultiValueDict({"device": ["pen", "roller"]})).wishes() == {"device": "roller"}


def test_when_nothing_fits_the_page_says_so(opened):
    shown = opened("studies", concern="acne", mark="K")

    assert rows(shown) == 0
    assert f"0 of {len(ARMS)}" in shown
    assert "Nothing that we have fits all of these" in shown


def test_the_table_says_what_its_columns_are(opened):
    shown = opened("studies")

    assert "<caption>" in shown
    assert shown.count('scope="col"') == 6
    assert shown.count('data-label="Sessions"') == len(ARMS)


def test_no_improvement_is_put_beside_another(opened):
    """They are on different scales: each stands on its study's own page."""
    assert "68.3" not in plain(page(opened("studies")).says())
    assert "68.3" in opened("study", "leheta2011_PCI")
