"""Each rule has a page, with its numbers as this clinic treats by them and what others say."""

import pytest

from basketweave.clinic.house import actions as house
from basketweave.clinic.library import queries, rules
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.rules import RULES
from tests.architecture.speech import page, plain


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_every_rule_has_its_page(opened, rule):
    told = plain(page(opened("rule", rule.NAME)).says())

    assert plain(rule.STATEMENT) in told
    assert "Who may let somebody through" in told
    for name in rule.NUMBERS:
        number = published().number(name)
        assert f"{name.replace('_', ' ').capitalize()}: {rules.in_words(number.value, number.unit)}" in told
        assert plain(number.doubt) in told
        assert all(rules.in_words(other.value, number.unit) in told for other in number.elsewhere)


def test_every_number_and_every_answer_has_a_mark(db):
    for rule in queries.rules():
        assert rule.statement.marks, rule.name
        assert all(number.marks for number in rule.numbers), rule.name
        assert rule.answers, rule.name
        assert all(answer.marks for answer in rule.answers), rule.name


def test_they_are_listed_in_the_order_in_which_they_are_asked(opened):
    shown = opened("rules")
    places = [shown.index(f"/library/rules/{rule.NAME}/") for rule in RULES]

    assert places == sorted(places)


def test_isotretinoin_shows_all_four_positions(opened):
    told = plain(page(opened("rule", "isotretinoin")).says())

    assert "4 positions stand against each other" in told
    for who in ("Package insert", "Label of a pen", "Randomised trial", "Two expert panels"):
        assert who in told


def test_a_stricter_number_of_this_clinic_is_shown_beside_the_published_one(opened, dr_vega, as_staff):
    house.tighten(name="shortest_gap", value=35, because="Our skin types heal slowly.", by=as_staff(dr_vega))

    shown = opened("rule", "session_spacing")
    told = plain(page(shown).says())

    assert "Shortest gap: 35 days" in told
    assert "This clinic is stricter than the published guideline, which has 28 days" in told
    assert "Dr Vega" in shown
    assert "we wait 35 to 42 days" in plain(page(opened("patients")).says())


def test_who_may_let_somebody_through_is_said(db):
    by_name = {rule.name: rule.may_pass for rule in queries.rules()}

    assert by_name["pregnancy"] == "Nobody"
    assert by_name["isotretinoin"].startswith("A specialist")
    assert by_name["session_spacing"].startswith("The medical director alone")


def test_what_holds_in_the_usa_says_so(opened):
    assert "This is read from the USA and holds there." in opened("rule", "age")
