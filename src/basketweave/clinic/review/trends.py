"""More than two grades of one place on one scale: a small picture over the days, and the same in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.queries import GradeRead, ScaleShown
from basketweave.clinic.house.words import long_day
from basketweave.clinic.review.comparing import turned

FEWEST = 3  # two are a comparison
LEFT, RIGHT, TOP, BOTTOM = 24.0, 296.0, 12.0, 84.0  # of the picture, in its own units


@dataclass(frozen=True, kw_only=True)
class Point:
    """One grade on its day, and where it stands in the picture; with the raters' error above and below."""

    day: date
    words: str
    x: float
    y: float
    error_from: float | None
    error_to: float | None

    @property
    def said(self) -> str:
        return _("%(day)s: %(grade)s") % {"day": long_day(self.day), "grade": self.words}


@dataclass(frozen=True, kw_only=True)
class Trend:
    scale: ScaleShown
    place: str
    lowest: int
    highest: int
    points: tuple[Point, ...]
    change: str  # from the first to the last
    has_one_rater: bool

    @property
    def line(self) -> str:
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


def trends(examinations: Iterable[Examination]) -> Sequence[Trend]:
    """Of finished examinations, the first one first; what was graded on another scale or version is another trend."""
    graded: dict[tuple[str, str, str], list[tuple[Examination, GradeRead]]] = {}
    for examination in examinations:
        for grade in examine.grades_of(examination):
            if grade.value is not None:
                key = (grade.scale, grade.scale_version, grade.zone)
                graded.setdefault(key, []).append((examination, grade))
    return [_trend(each) for each in graded.values() if len(each) >= FEWEST]


def _trend(graded: list[tuple[Examination, GradeRead]]) -> Trend:
    first, last = graded[0][1], graded[-1][1]
    about = examine.about(last.scale, last.scale_version)
    days = [_day(examination) for examination, _grade in graded]
    return Trend(
        scale=about,
        place=last.place,
        lowest=last.lowest,
        highest=last.highest,
        points=tuple(_point(grade, day, days, about) for day, (_examination, grade) in zip(days, graded, strict=True)),
        change=turned(examine.change_between(first, last)),
        has_one_rater=len({examination.specialist_id for examination, _grade in graded}) == 1,
    )


def _point(grade: GradeRead, day: date, days: list[date], about: ScaleShown) -> Point:
    value, error = float(grade.value or 0), about.rater_error
    return Point(
        day=day,
        words=grade.short,
        x=LEFT + (RIGHT - LEFT) * _share(day, days),
        y=_height(value, grade),
        error_from=None if error is None else _height(max(value - error, grade.lowest), grade),
        error_to=None if error is None else _height(min(value + error, grade.highest), grade),
    )


def _share(day: date, days: list[date]) -> float:
    """How far along; examinations of one day stand side by side."""
    span = (days[-1] - days[0]).days
    return (day - days[0]).days / span if span else days.index(day) / max(len(days) - 1, 1)


def _height(value: float, grade: GradeRead) -> float:
    """The top is the worst of the scale, the bottom its best: nothing is stretched to look larger."""
    return BOTTOM - (BOTTOM - TOP) * (value - grade.lowest) / (grade.highest - grade.lowest)


def _day(examination: Examination) -> date:
    moment = examination.finished_at or examination.begun_at
    return moment.astimezone(examination.episode.site.clock).date()
