"""Trial arms as a list that can be narrowed, and one arm with all that was published of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from basketweave.clinic.library.arms import StudyRow, kinds, row
from basketweave.clinic.shell.templatetags.shell import meaning
from basketweave.science.evidence.trials import ARMS, TrialArm

# How a reference is looked up, by what it begins with.
AT: tuple[tuple[str, str], ...] = (
    (r"10\.\d{4,}/[^\s;]+", "https://doi.org/{}"),
    (r"PMC\d+", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    (r"(?<=PMID )\d+", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    (r"NCT\d{8}", "https://clinicaltrials.gov/study/{}"),
)


@dataclass(frozen=True, kw_only=True)
class Studies:
    rows: tuple[StudyRow, ...]
    of: int


@dataclass(frozen=True, kw_only=True)
class Study:
    row: StudyRow
    meaning: str  # of the row's mark, for every figure of the page
    citation: str
    reference: str
    links: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]  # name and value; an empty value was not stated
    responders: str
    adverse_events: str
    scope: str
    read_at: tuple[str, ...]
    others: tuple[StudyRow, ...]  # of the same study


def studies(wanted: Mapping[str, str]) -> Studies:
    """The arms that answer to every wish; a wish left empty narrows nothing."""
    wishes = {name: value for name, value in wanted.items() if value}
    found = [arm for arm in ARMS.values() if all(value in kinds(arm)[name] for name, value in wishes.items())]
    return Studies(rows=tuple(map(row, found)), of=len(ARMS))


def study(id: str) -> Study | None:
    arm = ARMS.get(id)
    if arm is None:
        return None
    links = tuple(_links(arm.reference))
    return Study(
        row=row(arm),
        meaning=meaning(arm.mark.value),
        citation=arm.citation,
        reference=arm.reference,
        links=links or tuple((link, link) for link in arm.links),
        fields=tuple(_fields(arm)),
        responders=arm.responders,
        adverse_events=arm.adverse_events,
        scope=arm.notes,
        read_at=tuple(part.strip() for part in arm.address.split(" ; ") if part.strip()),
        others=tuple(row(each) for each in ARMS.values() if each.id != arm.id and _is_same_study(each, arm)),
    )


def _fields(arm: TrialArm) -> Iterator[tuple[str, str]]:
    yield _("Design"), arm.design_in_words
    yield _("Condition"), arm.condition
    yield _("Patients"), arm.patients
    yield _("Phototypes"), arm.phototypes
    yield _("Device"), arm.device
    yield _("Needle length"), _("%(length)s mm") % {"length": arm.needle_length_mm} if arm.needle_length_mm else ""
    yield _("Sessions"), arm.sessions
    yield _("Weeks between sessions"), f"{arm.interval_weeks:f}" if arm.interval_weeks else ""
    yield _("Weeks from the last session to the last look"), arm.follow_up_weeks
    yield _("Measured by"), arm.outcome_scale
    yield _("Before: mean (spread)"), _mean(arm.baseline_mean, arm.baseline_sd)
    yield _("After: mean (spread)"), _mean(arm.end_mean, arm.end_sd)
    yield _("Improvement in percent, on that scale"), arm.improvement_percent


def _mean(mean: Decimal | None, spread: Decimal | None) -> str:
    if mean is None:
        return ""
    return f"{mean:f} ({spread:f})" if spread is not None else f"{mean:f}"


def _links(reference: str) -> Iterator[tuple[str, str]]:
    """Where the reference can be opened; one that was recalled stays so in the words beside it."""
    for pattern, address in AT:
        for found in re.findall(pattern, reference):
            yield found, address.format(found)


def _is_same_study(one: TrialArm, other: TrialArm) -> bool:
    mine, theirs = set(_links(one.reference)), set(_links(other.reference))
    return bool(mine & theirs) if mine or theirs else _stem(one) == _stem(other)


def _stem(arm: TrialArm) -> str:
    """What arms without a reference share: "abel" of abel_roller and abel_FCO2."""
    return arm.id.rpartition("_")[0] or arm.id
