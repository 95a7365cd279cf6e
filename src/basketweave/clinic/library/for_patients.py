"""What the page for patients rests on: marks by what they stand behind, and the numbers this clinic treats by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.library.answers import ClaimShown, UnknownShown, claims, unknowns
from basketweave.clinic.library.marks import cited, of_number
from basketweave.clinic.library.other_ways import OtherWays, other_ways
from basketweave.clinic.library.rules import RuleShown, rules
from basketweave.clinic.shell.components import Mark
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.screening import Group, Occasion, questions

# What a sentence of the page rests on; every figure in it was read there. See shared knowledge.
CITED: Mapping[str, tuple[str, ...]] = {
    "roller": ("schwarz-2011",),
    "length": ("kalluri-2011",),
    "weave": ("recalled-practice",),
    "collagen": ("el-domyati-2015",),
    "fibres": ("lotfi-2013",),
    "untreated_side": ("alam-2014",),
    "reactions": ("chu-2021",),
    "open": ("needle-array-2014",),
    "closing": ("micropore-closure",),
    "usual_gap": ("harris-2015",),
    "two_weeks": ("alam-2014", "el-domyati-2015", "ishfaq-2022"),
}
# Whom skin is needled on is for the other rules to say; these are for those who hold the needle.
ABOUT_THE_WORK = frozenset({"session_spacing", "session_count", "needle_length", "orbital_rim", "open_channels"})
COUNTED: Mapping[str, Promise] = {
    "scars": gettext_lazy("Scars"),
    "discoloured_scars": gettext_lazy("Scars with a colour"),
    "wrinkles": gettext_lazy("Wrinkles"),
    "fine_lines": gettext_lazy("Fine lines"),
    "sun_damage": gettext_lazy("Sun damage"),
    "pores": gettext_lazy("Open pores"),
}


@dataclass(frozen=True, kw_only=True)
class Count:
    concern: str
    fewest: int
    most: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    about: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ForPatients:
    marks: Mapping[str, tuple[Mark, ...]]
    numbers: Mapping[str, str]
    counts: tuple[Count, ...]
    rules: tuple[RuleShown, ...]
    asked: tuple[Asked, ...]
    other_ways: tuple[OtherWays, ...]
    claims: tuple[ClaimShown, ...]
    unknowns: tuple[UnknownShown, ...]


def for_patients() -> ForPatients:
    treat_by = guideline()
    return ForPatients(
        marks={name: cited(ids) for name, ids in CITED.items()}
        | {name: of_number(number)[:1] for name, number in treat_by.numbers.items()},
        numbers={name: _plain(number.value) for name, number in treat_by.numbers.items()}
        | {"review_weeks": str(-(-treat_by.first_review.days // 7))},  # rounded up: no page says less than the rule
        counts=tuple(_counts(treat_by)),
        rules=tuple(rule for rule in rules() if rule.name not in ABOUT_THE_WORK),
        asked=tuple(_asked()),
        other_ways=other_ways(treat_by),
        claims=claims(),
        unknowns=unknowns(),
    )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _counts(treat_by: Guideline) -> Iterator[Count]:
    for concern, words in COUNTED.items():
        yield Count(
            concern=str(words),
            fewest=max(treat_by.fewest_sessions, treat_by.count(f"fewest_sessions_{concern}")),
            most=min(treat_by.most_sessions, treat_by.count(f"most_sessions_{concern}")),
            marks=of_number(treat_by.number(f"most_sessions_{concern}")),
        )


def _asked() -> Iterator[Asked]:
    """What the screening asks first; what follows a yes is asked then."""
    first = [question for question in questions(Occasion.REQUEST) if question.when is None]
    for group in Group:
        if found := tuple(_(question.text) for question in first if question.group is group):
            yield Asked(about=_(group.value), questions=found)
