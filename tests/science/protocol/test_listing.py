"""The rules are listed with the place where each stands, and docs/rules.md is not stale."""

import json
from pathlib import Path

import basketweave
from basketweave.science.protocol.listing import as_markdown, rows
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.rules.isotretinoin import POSITIONS
from tests.science.strategies import GUIDELINE

PACKAGE = Path(basketweave.__path__[0])
RULES_PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def row_of(name):
    return next(row for row in rows(GUIDELINE) if row.name == name)


def test_each_rule_is_a_row_with_its_number_values_sources_and_who_may_pass():
    spacing, count, *_ = rows(GUIDELINE)

    assert (spacing.number, spacing.name, spacing.may_pass) == (1, "session_spacing", "medical-director")
    assert (count.number, count.name) == (2, "session_count")
    assert [(row.number, row.name) for row in rows(GUIDELINE)] == [
        (number, rule.NAME) for number, rule in enumerate(RULES, start=1)
    ]
    assert spacing.values[0].startswith("shortest gap: 28 days [H, Basketweave founders].")
    assert "Elsewhere 14: acne scars" in spacing.values[0]
    assert "harris-2015" in spacing.sources


def test_the_place_of_each_rule_is_where_it_judges():
    for row in rows(GUIDELINE):
        file, line = row.at.split(":")

        assert (PACKAGE / file).read_text().splitlines()[int(line) - 1].startswith("def judge(")


def test_a_row_is_plain_enough_for_json():
    for row in rows(GUIDELINE):
        assert json.loads(json.dumps(row.as_dict()))["name"] == row.name


def test_a_row_rests_on_its_own_sources_and_on_those_of_its_numbers():
    age = row_of("age")

    assert age.sources == ("fda-microneedling", "adult-custom")
    assert "esthetik-mtl" in row_of("waits").sources


def test_every_code_is_listed_with_how_it_ends_who_may_pass_it_and_its_marks():
    waiting, asking, _unknown = row_of("age").answers

    assert (waiting.code, waiting.outcome, waiting.may_pass, waiting.marks) == (
        "under-authorised-age", "wait-until", "medical-director", ("R",),
    )  # fmt: skip
    assert (asking.code, asking.outcome, asking.may_pass, asking.marks) == ("minor", "ask", "specialist", ("H",))
    assert row_of("needle_length").answers[2].marks == ("C", "H")  # some zones have the one, some the other
    assert "| spreading-infection | wait until over, now: a doctor | nobody | C |" in as_markdown(GUIDELINE)


def test_the_four_positions_on_isotretinoin_stand_side_by_side_and_nowhere_else():
    page = as_markdown(GUIDELINE)

    assert [row.name for row in rows(GUIDELINE) if row.positions] == ["isotretinoin"]
    assert [(position.wait_months, position.mark) for position in row_of("isotretinoin").positions] == [
        (6, "R"), (None, "C"), (12, "R"), (None, "R"),
    ]  # fmt: skip
    assert all(position.says in page for position in POSITIONS)


def test_the_page_of_rules_is_not_stale():
    assert RULES_PAGE.read_text(encoding="utf-8") == as_markdown(GUIDELINE), (
        "write it anew: python -m basketweave.science.protocol.listing > docs/rules.md"
    )
