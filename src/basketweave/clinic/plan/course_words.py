"""What stands in the way of a course, what holds it and what was let pass, as whoever looks may read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.face.zones import FACE
from basketweave.clinic.house.words import shown
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.asking import Asked, asked_of
from basketweave.clinic.plan.holds import hold_of, stopped
from basketweave.clinic.plan.models import Course, Override, SeriesHold, Session
from basketweave.clinic.plan.passing import LONGEST, merged, overrides_of, passes_as
from basketweave.clinic.plan.wording import in_words
from basketweave.clinic.shell.components import FindingWords
from basketweave.science.protocol.findings import Finding


def likely_zones(episode: Episode) -> dict[str, Decimal | None]:
    """Where a course is likely to be, before anybody has said it: the zones asked for and graded, else the face."""
    looked = examine.latest(episode)
    graded = [grade.zone for grade in examine.grades_of(looked) if grade.zone] if looked else []
    return dict.fromkeys([*(zone.value for zone in consult.zones_of(episode)), *graded] or list(FACE))


def questions_for(actor: Actor, asked: Asked, episode: Episode) -> tuple[Finding, ...]:
    """What is asked, or could be let pass, and this person may answer."""
    return tuple(each for each in merged(asked.in_the_way) if passes_as(actor, each, episode))


def in_plain_words(findings: Iterable[Finding]) -> list[FindingWords]:
    """For who plans: with the reasons."""
    return [shown(finding, neutral=False) for finding in merged(findings)]


@dataclass(frozen=True, kw_only=True)
class HoldInWords:
    hold: SeriesHold
    findings: Sequence[FindingWords]  # none for the desk
    may_release: bool


def hold_in_words(actor: Actor, course: Course) -> HoldInWords | None:
    """Why the series is held, for those who treat; that it is, for the desk."""
    hold = hold_of(course)
    if hold is None:
        return None
    site_id = course.episode.site_id
    findings = in_plain_words(hold.because) if may(actor, Need.CLINICAL, site_id) else ()
    return HoldInWords(hold=hold, findings=findings, may_release=may(actor, Need.DECIDE, site_id))


@dataclass(frozen=True, kw_only=True)
class StoppedInWords:
    session: Session
    findings: Sequence[FindingWords]
    first_day: date | None


def stopped_in_words(actor: Actor, course: Course, sessions: Sequence[Session] | None = None) -> list[StoppedInWords]:
    """Each session to come that cannot be held as it stands, with the first day that fits."""
    now = today(course.episode.site.zone)
    return [
        StoppedInWords(
            session=each.session,
            findings=in_words(
                actor,
                merged(each.findings),
                each.session,
                max(each.session.day or each.session.window_ideal, now),
                sessions,
            ),
            first_day=each.first_day,
        )
        for each in stopped(course, sessions)
    ]


@dataclass(frozen=True, kw_only=True)
class Allowed:
    override: Override
    finding: FindingWords | None  # as it was shown; none, once the patient was erased
    is_over: bool


def allowed_for(session: Session) -> list[Allowed]:
    """What still stands for this session: for it alone, and for every one of its course."""
    found = allowed_in_words(session.course)
    return [each for each in found if not each.is_over and each.override.session_id in (None, session.pk)]


def allowed_in_words(course: Course) -> list[Allowed]:
    """Everything that was let pass or answered for this course, with its words and its end."""
    now = today(course.episode.site.zone)
    return [
        Allowed(override=each, finding=_settled(each, now), is_over=each.is_over(now)) for each in overrides_of(course)
    ]


def _settled(override: Override, day: date) -> FindingWords | None:
    """The finding as it was shown; as long as it is let pass, it warns of nothing."""
    if override.shown is None:
        return None
    words = shown(override.shown, neutral=False)
    return words if override.is_over(day) else replace(words, outcome="fine")


def finding_in(session: Session, day: date, rule: str, code: str) -> Finding | None:
    """What this rule says of that day under this code, let pass before or not."""
    for finding in merged(asked_of(session, day).findings):
        if (finding.rule, finding.code) == (rule, code):
            return finding
    return None


def last_window_day(course: Course, day: date) -> date:
    """Until when it is usually let pass: the end of the course as it is laid out, or that day."""
    last = course.sessions.standing().order_by("-window_to").values_list("window_to", flat=True).first()
    return min(max(last or day, day), today(course.episode.site.zone) + LONGEST)


def course_of(override: Override) -> Course:
    """The course that it was let pass for; of several that rest on one decision, the last."""
    if override.session is not None:
        return override.session.course
    return Course.objects.filter(decision=override.decision_id).order_by("-planned_at")[0]
