"""How long all rules take for one patient, against the chain of ifs that one would write instead.

Both judge the same made-up patients and must find the same; then both judge one whose every question was answered
with yes and who has six sessions behind them, in turns, in one process.
"""

import gc
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.history import Answer, History
from basketweave.science.protocol.judge import earliest_day, judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.screening import QUESTIONS, Kind
from basketweave.science.quantities import (
    Appearance,
    Concern,
    Jurisdiction,
    OnTheSkin,
    ScarColour,
    ScarKind,
    Zone,
)
from bench import if_chain
from bench.report import Figure, report

GUIDELINE = published()
DAY = date(2026, 11, 2)
PATIENTS = 2_000
ROUNDS, CALLS = 200, 5


@dataclass(frozen=True, kw_only=True)
class Patient:
    """The same person twice: as the rules are asked, and as the chain of ifs is."""

    proposal: Proposal
    known: dict[str, Any]
    answers: dict[str, Answer]


def main() -> int:
    dice = random.Random(20261122)
    several = [made_up(dice) for _ in range(PATIENTS)]
    found = sum(agree(patient) for patient in several)
    full = with_everything(dice)
    print(f"{PATIENTS} made-up patients: both find the same {found:,} findings.")
    print(f"The one who is timed: {len(full.answers)} answers, six sessions behind, {agree(full)} findings.")
    ours, theirs, healthy, first_day = in_turns(
        lambda: judge(full.proposal, GUIDELINE),
        lambda: if_chain.findings(full.known, full.answers),
        lambda: judge(Proposal(day=DAY, zones=full.proposal.zones), GUIDELINE),
        lambda: earliest_day(full.proposal, GUIDELINE),
    )
    print(f"{theirs:8.4f} ms  the chain of ifs, which knows neither places, marks, sources nor who may pass")
    print(f"{healthy:8.4f} ms  all rules, for a patient who has nothing to tell")
    return report(
        [
            Figure(name="judge_all_rules_ms", value=ours, target=1, remark="every question answered with yes"),
            Figure(name="earliest_day_ms", value=first_day, target=5, remark="the same patient"),
            Figure(name="judge_against_ifs", value=ours / theirs, target=20, remark="times the chain of ifs, same run"),
        ]
    )


def agree(patient: Patient) -> int:
    """How many findings both have; loud where they differ, for then a figure would mean nothing."""
    ours = {(each.rule, each.code, each.not_before) for each in judge(patient.proposal, GUIDELINE)}
    theirs = if_chain.findings(patient.known, patient.answers)
    if ours != theirs:
        raise AssertionError(f"{ours ^ theirs} for {patient.answers} and {patient.known}")
    return len(ours)


def in_turns(*asked: Callable[[], object]) -> list[float]:
    """Milliseconds a call, in the round in which the machine disturbed it least; each is asked in its turn."""
    took: list[list[float]] = [[] for _ in asked]
    gc.disable()
    for _ in range(ROUNDS):
        for times, ask in zip(took, asked, strict=True):
            begun = time.perf_counter()
            for _ in range(CALLS):
                ask()
            times.append((time.perf_counter() - begun) / CALLS * 1000)
    gc.enable()
    return [min(times) for times in took]


def made_up(dice: random.Random) -> Patient:
    ticks = {question.id for question in QUESTIONS if not question.when and dice.random() < 0.15}
    zones = frozenset(dice.sample(list(Zone), dice.randint(1, 6)))
    days = tuple(DAY - timedelta(days=dice.randint(-40, 300)) for _ in range(dice.randint(0, 6)))
    return patient(dice, answers_of(dice, ticks, is_complete=False), zones, days)


def with_everything(dice: random.Random) -> Patient:
    ticks = {question.id for question in QUESTIONS if not question.when}
    zones = frozenset(tuple(Zone)[:12])
    days = tuple(DAY - timedelta(days=28 * number - 7) for number in range(1, 7))
    return patient(dice, answers_of(dice, ticks, is_complete=True), zones, days)


def patient(dice: random.Random, answers: dict[str, Answer], zones: frozenset[Zone], days: tuple[date, ...]) -> Patient:
    concerns = frozenset(dice.sample(list(Concern), dice.randint(1, 3)))
    kinds = frozenset(kind for kind in (ScarKind.BURN, ScarKind.RAISED) if dice.random() < 0.2)
    known: dict[str, Any] = {
        "day": DAY,
        "zones": {zone.value for zone in zones},
        "treated": {zone.value: days for zone in zones},
        "sessions": dice.randint(1, 7),
        "born": date(dice.randint(1950, 2010), dice.randint(1, 12), dice.randint(1, 28)),
        "concerns": {concern.value for concern in concerns},
        "coloured": dice.random() < 0.3,
        "burn": ScarKind.BURN in kinds,
        "raised": ScarKind.RAISED in kinds,
        "suspicious": dice.random() < 0.1,
        "usa": dice.random() < 0.5,
        "lengths": {zone.value: dice.choice((0.25, 0.5, 1.0, 1.5, 2.0)) for zone in zones},
        "ceiling": dice.choice((1.5, 2.0)),
        "outside_rim": dice.choice((None, True, False)),
        "on_skin": {dice.choice(list(OnTheSkin)).value},
        "numbed": dice.random() < 0.5,
    }
    return Patient(proposal=as_proposal(known, kinds, answers), known=known, answers=answers)


def as_proposal(known: dict[str, Any], kinds: frozenset[ScarKind], answers: dict[str, Answer]) -> Proposal:
    return Proposal(
        day=known["day"],
        zones=frozenset(map(Zone, known["zones"])),
        treated_days={Zone(zone): days for zone, days in known["treated"].items()},
        session_count=known["sessions"],
        born_on=known["born"],
        concerns=frozenset(map(Concern, known["concerns"])),
        appearance=Appearance(
            scar_kinds=kinds,
            scar_colours=frozenset({ScarColour.BROWN} if known["coloured"] else ()),
            is_suspicious=known["suspicious"],
        ),
        history=History(answers=answers),
        jurisdiction=Jurisdiction.USA if known["usa"] else Jurisdiction.NOT_READ,
        needle_lengths_mm={Zone(zone): length for zone, length in known["lengths"].items()},
        device_ceiling_mm=known["ceiling"],
        stays_outside_orbital_rim=known["outside_rim"],
        on_the_skin=frozenset(map(OnTheSkin, known["on_skin"])),
        is_numbed=known["numbed"],
    )


def answers_of(dice: random.Random, ticks: set[str], *, is_complete: bool) -> dict[str, Answer]:
    """As the questionnaire asks: follow-ups of what is ticked, of which some stay empty."""
    answers: dict[str, Answer] = {}
    for question in QUESTIONS:
        is_asked = question.when.holds(answers) if question.when else question.id in ticks
        if not is_asked or (question.when and not is_complete and dice.random() < 0.3):
            continue
        match question.kind:
            case Kind.TICK:
                answers[question.id] = True
            case Kind.CHOICE:
                answers[question.id] = dice.choice(question.values)
            case Kind.SEVERAL:
                answers[question.id] = tuple(dice.sample(question.values, dice.randint(1, len(question.values))))
            case Kind.DAY:
                answers[question.id] = DAY - timedelta(days=dice.randint(0, 400))
            case Kind.ZONES:
                answers[question.id] = tuple(zone.value for zone in dice.sample(list(Zone), dice.randint(1, 12)))
    return answers


if __name__ == "__main__":
    sys.exit(main())
