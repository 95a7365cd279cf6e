"""The published trial arms, one row each: what was done to whom, what came of it, and whether we read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from basketweave.science.evidence.trials_design import BEGINNINGS, Design
from basketweave.science.evidence.trials_file import Row, TrialsRefused, read
from basketweave.science.quantities import Concern, Mark

__all__ = ["ARMS", "Design", "TrialArm", "TrialsRefused", "load", "parse"]


# What a condition is about, by its words; striae and actinic keratoses alone are no concern of ours.
ABOUT: tuple[tuple[str, frozenset[Concern]], ...] = (
    ("scar", frozenset({Concern.SCARS})),
    ("post-acne erythema", frozenset({Concern.SCARS})),
    ("wrinkle", frozenset({Concern.WRINKLES, Concern.FINE_LINES})),
    ("photodamage", frozenset({Concern.SUN_DAMAGE})),
    ("actinic", frozenset({Concern.SUN_DAMAGE})),
    ("melasma", frozenset({Concern.SUN_DAMAGE})),
    ("active", frozenset({Concern.ACNE})),
    ("pores", frozenset({Concern.PORES})),
)


@dataclass(frozen=True, kw_only=True)
class TrialArm:
    """One arm as published. Text stays text where the source gives more than a number; "" and None are not given."""

    id: str
    citation: str
    reference: str  # DOI, PMID or registry number; says where it was recalled
    year: int | None
    design: Design
    design_in_words: str
    condition: str
    patients: str
    phototypes: str
    device: str
    needle_length_mm: str
    sessions: str
    interval_weeks: Decimal | None
    follow_up_weeks: str  # after the last session
    outcome_scale: str
    baseline_mean: Decimal | None
    baseline_sd: Decimal | None
    end_mean: Decimal | None
    end_sd: Decimal | None
    improvement_percent: str
    responders: str
    adverse_events: str
    mark: Mark
    address: str  # where it was read
    notes: str

    @property
    def concerns(self) -> frozenset[Concern]:
        return frozenset().union(*(concerns for word, concerns in ABOUT if word in self.condition))

    @property
    def is_comparator(self) -> bool:
        """Whether this is the side that was not needled."""
        return "comparator" in self.design_in_words or "control arm" in self.design_in_words

    @property
    def is_radiofrequency(self) -> bool:
        """Heat as well as puncture: another class of device, never counted as needling."""
        return "RF FLAGGED" in self.design_in_words

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses that can be opened; one that was cut short in print is not among them."""
        return tuple(link for link in re.findall(r"https?://[^\s;]+", self.address) if "..." not in link)


def load(path: Path) -> Mapping[str, TrialArm]:
    return parse(path.read_text(encoding="utf-8"), file=path.name)


def parse(text: str, *, file: str) -> Mapping[str, TrialArm]:
    """The arms by id, in the order of the file; refused with file, line and reason when a row is wrong."""
    arms: dict[str, TrialArm] = {}
    for row in read(text, file=file):
        arm = _arm(row)
        if arm.id in arms:
            raise row.refuse(f"{arm.id!r} is there twice")
        arms[arm.id] = arm
    return MappingProxyType(arms)


def _arm(row: Row) -> TrialArm:
    return TrialArm(
        id=row.needed("id"),
        citation=row.needed("citation"),
        reference=row.text("doi_or_pmid"),
        year=row.year("year"),
        design=_design(row),
        design_in_words=row.needed("design"),
        condition=row.needed("condition"),
        patients=row.text("n"),
        phototypes=row.text("fitzpatrick_range"),
        device=row.needed("device"),
        needle_length_mm=row.text("needle_length_mm"),
        sessions=row.text("sessions"),
        interval_weeks=row.number("interval_weeks"),
        follow_up_weeks=row.text("followup_weeks_after_last"),
        outcome_scale=row.text("outcome_scale"),
        baseline_mean=row.number("baseline_mean"),
        baseline_sd=row.number("baseline_sd"),
        end_mean=row.number("end_mean"),
        end_sd=row.number("end_sd"),
        improvement_percent=row.text("improvement_percent"),
        responders=row.text("responders"),
        adverse_events=row.text("adverse_events"),
        mark=Mark.READ if row.yes("source_read") else Mark.RECALLED,
        address=row.text("address"),
        notes=row.text("read_scope_notes"),
    )


def _design(row: Row) -> Design:
    words = row.needed("design")
    for beginning, design in BEGINNINGS:
        if words.startswith(beginning):
            return design
    raise row.refuse(f"unknown design {words!r}")


ARMS = load(Path(__file__).with_name("trials.csv"))
