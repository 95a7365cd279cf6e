"""The rules are listed with the place where each stands, and docs/rules.md is not stale."""

import json
from pathlib import Path

import basketweave
from basketweave.science.protocol.listing import as_markdown, rows
from tests.science.strategies import GUIDELINE

PACKAGE = Path(basketweave.__path__[0])
RULES_PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_each_rule_is_a_row_with_its_number_values_sources_and_who_may_pass():
    spacing, count = rows(GUIDELINE)

    assert (spacing.number, spacing.name, spacing.may_pass) == (1, "session_spacing", "medical-director")
    assert (count.number, count.name) == (2, "session_count")
    assert spacing.values[0].startswith("shortest gap: 28 days [H, Basketweave founders].")
    assert "Elsewhere 14: acne scars" in spacing.values[0]
    assert "harris-2015" in spacing.sources


def test_the_place_of_each_rule_is_where_it_judges():
    for row in rows(GUIDELINE):
        file, line = row.at.split(":")

        assert (PACKAGE / file).read_text().splitlines()[int(line) - 1].startswith("def judge(")


def test_a_row_is_plain_enough_for_json():
    assert json.loads(json.dumps(rows(GUIDELINE)[0].as_dict()))["name"] == "session_spacing"


def test_the_page_of_rules_is_not_stale():
    assert RULES_PAGE.read_text(encoding="utf-8") == as_markdown(GUIDELINE), (
        "write it anew: python -m basketweave.science.protocol.listing > docs/rules.md"
    )
