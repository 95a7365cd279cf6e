"""What stands in the way of a session, as whoever looks may read it, with what can be done about it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import shown
from basketweave.clinic.plan.asking import Asked
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.plan.passing import passes_as
from basketweave.clinic.shell.components import Deed, FindingWords
from basketweave.science.protocol.findings import Finding

SPACING = "session_spacing"


def findings_in_words(actor: Actor, session: Session, asked: Asked) -> list[FindingWords]:
    """What stands in the way of that day: reasons for specialists, the day and whom to ask for the desk."""
    return in_words(actor, asked.in_the_way, session, asked.proposal.day)


def in_words(
    actor: Actor, findings: Iterable[Finding], session: Session, day: date, others: Sequence[Session] | None = None
) -> list[FindingWords]:
    """Each finding with what this person can do about it; `others` are the sessions of its course, where known."""
    findings = tuple(findings)
    following = next_with_a_day(session, others) if any(each.rule == SPACING for each in findings) else None
    return [_in_words(actor, finding, session, day, following) for finding in findings]


def _in_words(actor: Actor, finding: Finding, session: Session, day: date, following: Session | None) -> FindingWords:
    neutral = not may(actor, Need.CLINICAL, session.course.episode.site_id)
    words = shown(finding, neutral=neutral, ask=session.course.specialist.name)
    if finding.rule == SPACING and following is not None and _fitting(finding.not_before, following) is None:
        words = with_a_way_out(words, session, following, neutral=neutral)
    return replace(words, deeds=(*words.deeds, *deeds_for(actor, finding, session, day)))


def deeds_for(actor: Actor, finding: Finding, session: Session, day: date) -> tuple[Deed, ...]:
    """For who may: the page on which this finding is let pass, or answered."""
    if not passes_as(actor, finding, session.course.episode):
        return ()
    about = {"rule": finding.rule, "code": finding.code, "day": day.isoformat()}
    label = _("Allow with words") if finding.refuses else _("Answer it")
    return (Deed(label=label, url=f"{reverse('plan:allow', args=[session.pk])}?{urlencode(about)}"),)


def with_days(course: Course) -> list[Session]:
    """The sessions of this course that have a day, in their order."""
    found = course.sessions.standing().filter(holding__isnull=False)
    return list(found.select_related("holding").order_by("number"))


def next_with_a_day(session: Session, others: Sequence[Session] | None = None) -> Session | None:
    """The session of this course that comes after this one and has a day."""
    known = with_days(session.course) if others is None else others
    later = (each for each in known if each.cancelled_at is None and each.holding_id is not None)
    return next((each for each in later if each.number > session.number), None)


def last_day_before(other: Session) -> date:
    """How late the session before that one may be, so that the shortest gap is left."""
    return (other.day or other.window_from) - guideline().shortest_gap


def day_to_offer(session: Session, earliest: date | None, others: Sequence[Session] | None = None) -> date | None:
    """The earliest day that a rule names, unless a later session of the course stands in its way."""
    return _fitting(earliest, next_with_a_day(session, others)) if earliest is not None else None


def _fitting(earliest: date | None, following: Session | None) -> date | None:
    if earliest is None or (following is not None and following.day is not None and following.day <= earliest):
        return None
    return earliest


def with_a_way_out(words: FindingWords, session: Session, following: Session, *, neutral: bool) -> FindingWords:
    """Where the session after this one is in the way, waiting is no way out: say which one is to be moved first."""
    way_out = _("Session %(number)s is on %(day)s: move that one first, or take a day until %(until)s.") % {
        "number": following.number,
        "day": date_format(following.day or following.window_from),
        "until": date_format(last_day_before(following)),
    }
    told = (_("Too close to another session. Ask %(whom)s.") % {"whom": session.course.specialist.name},)
    return replace(
        words,
        headline=_("Too close to the session after it"),
        words=((*told, way_out) if neutral else (*words.words, way_out)),
    )
