"""The table of cases: who comes with what, what the rules say, the first day, and what leads. Read cases.toml."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.history import History
from basketweave.science.protocol.judge import earliest_day, judge
from basketweave.science.protocol.options import Case, Treatment, options
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.screening import NOTHING_APPLIES, Occasion, read
from basketweave.science.quantities import (
    Appearance,
    Concern,
    Jurisdiction,
    OnTheSkin,
    Phototype,
    PigmentSort,
    ScarColour,
    ScarKind,
    ScarShape,
    WrinkleSort,
    Zone,
)

TODAY = date(2026, 6, 1)
CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
SIGNS = {
    "scar_kinds": ScarKind,
    "scar_shapes": ScarShape,
    "scar_colours": ScarColour,
    "wrinkle_sorts": WrinkleSort,
    "pigment_sorts": PigmentSort,
}
KEYS = {
    *("age", "jurisdiction", "concern", "zones", "by", "answers", "seen", "phototype", "grade"),
    *("treated", "sessions", "needle_mm", "device_mm", "numbed", "inside_the_rim", "on_the_skin"),
    *("findings", "day", "first", "because", "see"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_judged_as_the_knowledge_files_say(name):
    case = CASES[name]
    proposal = proposed(case)

    found = judge(proposal, published())

    assert {f"{one.rule}: {one.code} = {one.outcome}" for one in found} == set(case["findings"]), case["because"]
    assert told(earliest_day(proposal, published())) == case["day"], case["because"]
    assert options(asked(case, found), published())[0].id == case["first"], case["because"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if isinstance(case["day"], date)])
def test_a_wait_of_the_options_ends_on_the_first_day_of_the_rules(name):
    case = CASES[name]
    found = options(asked(case, judge(proposed(case), published())), published())

    assert next(option.not_before for option in found if option.id is Treatment.WAIT) == case["day"]


def test_there_are_at_least_sixty_cases_and_each_says_why():
    assert len(CASES) >= 60
    for name, case in CASES.items():
        assert case["because"].endswith("."), name
        assert ".md" in case["see"], name
        assert set(case) <= KEYS, name


def test_no_two_cases_ask_the_same():
    asked_of = [{key: case[key] for key in case if key not in ("because", "see")} for case in CASES.values()]

    assert all(asked_of.count(one) == 1 for one in asked_of)


def test_every_concern_and_every_way_of_answering_is_in_the_table():
    assert {case["concern"] for case in CASES.values()} == set(Concern)
    assert {said.rpartition(" = ")[2] for case in CASES.values() for said in case["findings"]} == {
        "ask",
        "wait-until",
        "wait-until-over",
        "never",
    }


def proposed(case: dict[str, Any]) -> Proposal:
    zones = frozenset(Zone(zone) for zone in case["zones"])
    return Proposal(
        day=TODAY,
        zones=zones,
        treated_days={zone: tuple(case.get("treated", ())) for zone in zones},
        session_count=case.get("sessions"),
        born_on=born_on(case),
        concerns=frozenset({Concern(case["concern"])}),
        appearance=seen(case),
        history=answered(case),
        jurisdiction=Jurisdiction(case.get("jurisdiction", "not-read")),
        needle_lengths_mm={Zone(zone): length for zone, length in case.get("needle_mm", {}).items()},
        device_ceiling_mm=case.get("device_mm"),
        stays_outside_orbital_rim=False if case.get("inside_the_rim") else None,
        on_the_skin=frozenset(OnTheSkin(what) for what in case.get("on_the_skin", ())),
        is_numbed=case.get("numbed"),
    )


def asked(case: dict[str, Any], found: tuple) -> Case:
    return Case(
        concern=Concern(case["concern"]),
        zones=frozenset(Zone(zone) for zone in case["zones"]),
        appearance=seen(case),
        phototype=Phototype[case["phototype"]],
        findings=found,
        grade=case.get("grade"),
    )


def answered(case: dict[str, Any]) -> History:
    given = case.get("answers") or {NOTHING_APPLIES: True}
    return read(given, occasion=Occasion(case.get("by", "request")), today=TODAY, born_on=born_on(case))


def born_on(case: dict[str, Any]) -> date:
    """Everybody's birthday is the 15th of January."""
    return date(TODAY.year - case["age"], 1, 15)


def seen(case: dict[str, Any]) -> Appearance:
    signs = set(case.get("seen", ())) - {"suspicious"}
    parts = {part: frozenset(sign for sign in of if sign.value in signs) for part, of in SIGNS.items()}
    assert signs == {sign.value for found in parts.values() for sign in found}, "an unknown sign"
    return Appearance(**parts, is_suspicious="suspicious" in case.get("seen", ()))


def told(day: date | None) -> date | str:
    if day is None:
        return "none"
    return "today" if day == TODAY else day
