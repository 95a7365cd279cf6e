"""A trial arm in a line: what it is called, and under which wishes it is found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.shell.components import Mark
from basketweave.clinic.shell.templatetags.shell import meaning
from basketweave.science.evidence.trials import ARMS, Design, TrialArm
from basketweave.science.quantities import Concern

DESIGNS: Mapping[Design, Promise] = {
    Design.RANDOMISED: gettext_lazy("Drawn by lot"),
    Design.SPLIT_SIDES: gettext_lazy("Two sides of one person, both treated"),
    Design.TWO_GROUPS: gettext_lazy("Two groups, not drawn by lot"),
    Design.OWN_CONTROL: gettext_lazy("Compared with their own skin"),
    Design.UNCONTROLLED: gettext_lazy("Nothing to compare with"),
    Design.RETROSPECTIVE: gettext_lazy("Looked back at records"),
}
DEVICES: Mapping[str, Promise] = {
    "roller": gettext_lazy("Roller"),
    "pen": gettext_lazy("Pen"),
    "needles": gettext_lazy("Needles, kind not stated"),
    "radiofrequency": gettext_lazy("Needles with radio waves (another class)"),
    "compared": gettext_lazy("Compared with needling"),
}
OTHER = "other"  # a condition that is none of our concerns
SEVERAL = "several"  # a range of sessions, or none stated
MANY = 6


@dataclass(frozen=True, kw_only=True)
class StudyRow:
    id: str
    name: str
    condition: str
    device: str
    design: str
    sessions: str
    patients: str
    mark: Mark


def choices() -> dict[str, list[tuple[str, str]]]:
    """What the list can be narrowed by."""
    return {
        "concern": [*((each.value, clinical_name_of(each.value)) for each in Concern), (OTHER, _("Something else"))],
        "device": [(kind, str(words)) for kind, words in DEVICES.items()],
        "design": [(each.value, str(words)) for each, words in DESIGNS.items()],
        "mark": [
            (each.value, f"{each.value}: {meaning(each.value)}")
            for each in dict.fromkeys(arm.mark for arm in ARMS.values())
        ],
        "sessions": [
            *((str(count), str(count)) for count in range(1, MANY)),
            (str(MANY), _("%(count)s or more") % {"count": MANY}),
            (SEVERAL, _("A range, or not stated")),
        ],
    }


def kinds(arm: TrialArm) -> Mapping[str, frozenset[str]]:
    """Under which choices of each wish an arm is found."""
    return {
        "concern": frozenset(concern.value for concern in arm.concerns) or frozenset({OTHER}),
        "device": frozenset({_device(arm)}),
        "design": frozenset({arm.design.value}),
        "mark": frozenset({arm.mark.value}),
        "sessions": frozenset({_sessions(arm)}),
    }


def _device(arm: TrialArm) -> str:
    if arm.is_radiofrequency:
        return "radiofrequency"
    if arm.is_comparator:
        return "compared"
    kinds = (kind for kind in ("roller", "pen") if re.search(rf"\b{kind}\b", arm.device))
    return next(kinds, "needles")


def _sessions(arm: TrialArm) -> str:
    """One count, where the source gives one; "1-6" and "every four weeks" are not one."""
    said = re.match(r"(\d+)(?![-\d])", arm.sessions)
    return str(min(int(said[1]), MANY)) if said else SEVERAL


def row(arm: TrialArm) -> StudyRow:
    gap = _(", %(weeks)s weeks apart") % {"weeks": f"{arm.interval_weeks:f}"} if arm.interval_weeks else ""
    return StudyRow(
        id=arm.id,
        name=_name(arm),
        condition=arm.condition,
        device=arm.device,
        design=str(DESIGNS[arm.design]),
        sessions=f"{arm.sessions}{gap}" if arm.sessions else "",
        patients=arm.patients,
        mark=Mark(letter=arm.mark.value, source=arm.citation),
    )


def _name(arm: TrialArm) -> str:
    """The first author's, where the citation begins with one; else its first words."""
    citation = re.sub(r"^\([^)]*\)\W*", "", arm.citation)  # some begin with what the study is, in brackets
    author = re.match(r"((?:von )?(?:[A-Z][\w'’-]+ ?)+?) [A-Z]{1,3}\b[,.: ]", citation)
    name = author[1] if author else re.split(r"[.;(]| - ", citation)[0].strip()
    year = str(arm.year) if arm.year and str(arm.year) not in name else ""
    return f"{name} {year}".strip()
