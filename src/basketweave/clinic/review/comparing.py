"""Grades before and after, on the same scale at the same place, and what may be said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.queries import GradeRead, ScaleShown
from basketweave.science.protocol.scales.grading_scale import Certainty, Change, Turn

CERTAINTY = {
    Certainty.BEYOND_RATER_ERROR: lambda: _("beyond the raters’ error"),
    Certainty.WITHIN_RATER_ERROR: lambda: _("within the raters’ error: no change can be claimed"),
    Certainty.RATER_ERROR_UNKNOWN: lambda: _("but the raters’ error on this scale is not known"),
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One scale at one place, before and after; without one of them there is nothing to compare, and it is said."""

    scale: ScaleShown
    place: str
    before: GradeRead | None
    after: GradeRead | None
    has_another_version: bool = False  # of the same scale, on the other side
    has_one_rater: bool = True

    @property
    def scale_name(self) -> str:
        return self.scale.name

    @property
    def is_response(self) -> bool:
        """It says itself what became of the skin; there is nothing to subtract."""
        return self.after is not None and self.after.value is None

    @property
    def change(self) -> Change | None:
        if self.before is None or self.after is None or self.before.value is None or self.after.value is None:
            return None
        return examine.change_between(self.before, self.after)

    @property
    def is_beyond_error(self) -> bool:
        return self.change is not None and self.change.certainty is Certainty.BEYOND_RATER_ERROR

    @property
    def percent(self) -> Decimal | None:
        """Of the score before, gone: on a scale that allows it, by one rater, and not where it may be their error."""
        may_be_said = self.change is not None and self.change.certainty is not Certainty.WITHIN_RATER_ERROR
        if not may_be_said or not self.has_one_rater or self.before is None or self.after is None:
            return None
        return examine.percent_between(self.before, self.after)

    @property
    def verdict(self) -> str:
        """Never "real" on the strength of one grade: the error of the raters is said beside it."""
        if self.is_response:
            return _("The specialist’s own comparison with before, by eye")
        if self.change is None:
            if self.has_another_version:
                return _("Not compared: graded on two versions of this scale")
            if self.before is None:
                return _("Not compared: not graded on this scale before")
            return _("Not compared: not graded on this scale again")
        told = turned(self.change)
        return f"{told}. {in_percent(self.percent)}" if self.percent else told


def turned(change: Change) -> str:
    if change.turn is Turn.SAME:
        return _("The same grade")
    turn = {Turn.BETTER: _("Graded better"), Turn.WORSE: _("Graded worse")}.get(change.turn, _("Graded differently"))
    return turn + ", " + CERTAINTY[change.certainty]()


def in_percent(percent: Decimal) -> str:
    whole = round(abs(percent))
    if percent < 0:
        return _("By the same rater, %(percent)s %% of the score before were added") % {"percent": whole}
    return _("By the same rater, %(percent)s %% of the score before are gone") % {"percent": whole}


def compare(before: Examination, after: Examination) -> Sequence[Comparison]:
    """Every scale and zone of either; only the same scale at the same version and zone is compared."""
    then, later = _by_place(before), _by_place(after)
    places = {(scale, zone) for scale, _version, zone in then} & {(scale, zone) for scale, _version, zone in later}
    return [
        Comparison(
            scale=examine.about(key[0], key[1], phototype=after.phototype),
            place=(then.get(key) or later[key]).place,
            before=then.get(key),
            after=later.get(key),
            has_another_version=(key[0], key[2]) in places,
            has_one_rater=before.specialist_id == after.specialist_id,
        )
        for key in (*then, *(key for key in later if key not in then))
    ]


def scales_of(comparisons: Sequence[Comparison]) -> Sequence[ScaleShown]:
    """Each scale once, so that its source and doubt stand below."""
    return list({(each.scale.id, each.scale.version): each.scale for each in comparisons}.values())


def _by_place(examination: Examination) -> dict[tuple[str, str, str], GradeRead]:
    return {(read.scale, read.scale_version, read.zone): read for read in examine.grades_of(examination)}
