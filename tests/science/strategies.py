"""What Hypothesis draws from: days, zones, answers about health, and what is known of a person and of each zone."""

from datetime import date

from hypothesis import strategies as st

from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.screening import QUESTIONS, Kind
from basketweave.science.quantities import (
    Appearance,
    Concern,
    Jurisdiction,
    OnTheSkin,
    PigmentSort,
    ScarColour,
    ScarKind,
    Zone,
)

GUIDELINE = published()

# A narrow year, so that days meet; few zones, so that proposals share them.
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))
zones = st.sampled_from([Zone.CHIN, Zone.CHEEK_LEFT, Zone.CHEEK_RIGHT])
days_by_zone = st.dictionaries(zones, st.lists(days, max_size=6).map(tuple), max_size=3)
proposals = st.builds(
    Proposal,
    day=days,
    zones=st.frozensets(zones, min_size=1),
    treated_days=days_by_zone,
    booked_days=days_by_zone,
)

# Answers as the questionnaire asks for them. Days go back over the longest wait; zones lie on the face and off it.
TICKED = tuple(question.id for question in QUESTIONS if question.when is None)
told_days = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31))
told_zones = st.lists(
    st.sampled_from([zone.value for zone in (Zone.CHIN, Zone.CHEEK_LEFT, Zone.FOREHEAD, Zone.BACK)]),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)


def answers_to(question):
    """Any answer that the question takes."""
    match question.kind:
        case Kind.TICK:
            return st.just(True)
        case Kind.CHOICE:
            return st.sampled_from(question.values)
        case Kind.SEVERAL:
            return st.lists(st.sampled_from(question.values), min_size=1, unique=True).map(tuple)
        case Kind.DAY:
            return told_days
        case Kind.ZONES:
            return told_zones


@st.composite
def answers(draw, ticks, *, is_complete=False):
    """Some of these ticked, and what is asked below them answered, or sometimes left out."""
    given = {}
    for question in QUESTIONS:
        if question.when is None:
            is_answered = question.id in ticks
        else:
            is_answered = question.when.holds(given) and (is_complete or draw(st.booleans()))
        if is_answered:
            given[question.id] = draw(answers_to(question))
    return given


# Half of them answered to the end, so that there often is an earliest day.
some_ticks = st.frozensets(st.sampled_from(TICKED), max_size=4)
histories = (
    st.builds(answers, some_ticks, is_complete=st.booleans())
    .flatmap(lambda drawn: drawn)
    .map(lambda given: History(answers=given))
)
appearances = st.builds(
    Appearance,
    scar_kinds=st.frozensets(st.sampled_from(sorted(set(ScarKind) - {ScarKind.RAISED})), max_size=2),
    scar_colours=st.frozensets(st.sampled_from(ScarColour), max_size=1),
    pigment_sorts=st.frozensets(st.sampled_from(PigmentSort), max_size=1),
)
lengths_mm = st.sampled_from([0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0])
known_proposals = st.builds(
    Proposal,
    day=days,
    zones=st.frozensets(st.one_of(zones, st.sampled_from([Zone.BACK, Zone.PERIORBITAL_LEFT])), min_size=1),
    treated_days=days_by_zone,
    booked_days=days_by_zone,
    session_count=st.one_of(st.none(), st.integers(1, 7)),
    born_on=st.one_of(st.none(), st.dates(min_value=date(1940, 1, 1), max_value=date(2012, 12, 31))),
    concerns=st.frozensets(st.sampled_from(Concern), max_size=3),
    appearance=st.one_of(st.just(Appearance()), appearances),
    history=histories,
    jurisdiction=st.sampled_from(Jurisdiction),
    needle_lengths_mm=st.dictionaries(zones, lengths_mm, max_size=3),
    device_ceiling_mm=st.sampled_from([None, 1.5, 3.0]),
    stays_outside_orbital_rim=st.sampled_from([None, True, True, False]),
    on_the_skin=st.frozensets(st.sampled_from(sorted(set(OnTheSkin) - {OnTheSkin.OTHER})), max_size=2),
    is_numbed=st.sampled_from([None, True, False]),
)
