"""What the public page states, each with where it was read; the numbers come from the guideline."""

from collections.abc import Mapping
from dataclasses import dataclass

from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.shell.components import Mark
from basketweave.science.evidence.sources import source

# What a sentence of the home page rests on. Every figure in it was read in these sources; see shared knowledge.
CITED: Mapping[str, tuple[str, ...]] = {
    "weave": ("recalled-practice",),
    "collagen": ("el-domyati-2015",),
    "untreated_side": ("alam-2014",),
    "reactions": ("chu-2021",),
    "darker": ("dogra-2014", "cachafeiro-2016"),
    "serious": ("juhasz-2020",),
    "four_weeks": ("harris-2015",),
    "two_weeks": ("alam-2014", "el-domyati-2015"),
    "waits": ("skinpen-label",),
    "infection": ("torezan-2013", "friedmann-2024"),
}
OURS = ("shortest_gap", "longest_gap", "fewest_sessions", "most_sessions", "first_review", "reaction_expected")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """For the template: marks by what they stand behind, and the numbers that we treat by."""

    marks: Mapping[str, tuple[Mark, ...]]
    shortest_weeks: int
    longest_weeks: int
    fewest_sessions: int
    most_sessions: int
    review_weeks: int
    reaction_days: int


def facts() -> Facts:
    treat_by = guideline()
    return Facts(
        marks={name: tuple(map(_read, ids)) for name, ids in CITED.items()} | {name: (_ours(name),) for name in OURS},
        shortest_weeks=-(-treat_by.shortest_gap.days // 7),  # rounded up: no page says less than the rule
        longest_weeks=treat_by.longest_gap.days // 7,
        fewest_sessions=treat_by.fewest_sessions,
        most_sessions=treat_by.most_sessions,
        review_weeks=-(-treat_by.first_review.days // 7),
        reaction_days=treat_by.reaction_expected.days,
    )


def _read(source_id: str) -> Mark:
    found = source(source_id)
    return Mark(letter=found.mark.value, source=found.citation, url=found.link)


def _ours(name: str) -> Mark:
    number = guideline().number(name)
    said = number.stands_behind or "; ".join(source(id).citation for id in number.sources)
    return Mark(letter=number.mark.value, source=said)
