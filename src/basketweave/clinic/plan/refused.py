"""How a refusal comes to stand beside its field, with the earliest day as a button that fills the form."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.forms import BaseForm, Form
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.house.refusals import FindingsRefused, finding_error, place, refusals_on
from basketweave.clinic.plan import queries
from basketweave.clinic.plan.models import Session
from basketweave.clinic.plan.planning_form import answer_field
from basketweave.clinic.shell.components import Deed
from basketweave.science.protocol.findings import Finding

FIELD_OF_RULE = {"session_count": "session_count", "orbital_rim": "stays_outside_rim"}


@contextmanager
def refused_beside(form: Form, session: Session, by: Actor) -> Iterator[None]:
    """For booking and moving: every finding stands beside the day."""
    with refusals_on(
        form, "wall_time", by=by, ask=session.course.specialist.name, slot_taken="wall_time", outside_hours="wall_time"
    ):
        try:
            yield
        except FindingsRefused as refusal:
            tell(form, refusal.findings, session, by)


@contextmanager
def refused_while_planning(form: BaseForm, by: Actor) -> Iterator[None]:
    """For planning: each finding beside the answer that it is about; a question beside where it is answered."""
    with refusals_on(form, None, by=by):
        try:
            yield
        except FindingsRefused as refusal:
            for finding in refusal.findings:
                _tell_while_planning(form, finding)


def _tell_while_planning(form: BaseForm, finding: Finding) -> None:
    answer = answer_field(finding)
    if answer in form.fields and not finding.refuses:  # the finding itself stands above its answer
        form.add_error(answer, ValidationError(_("Answer this first, or plan it otherwise."), code="unanswered"))
        return
    zones = finding.parameters.get("zones")
    of_zone = f"length_{zones[0]}" if finding.rule == "needle_length" and isinstance(zones, list) and zones else None
    field = of_zone or FIELD_OF_RULE.get(finding.rule) or ("first_day" if finding.not_before else None)
    form.add_error(place(form, field), finding_error(finding, neutral=False))


def tell(form: Form, findings: tuple[Finding, ...], session: Session, by: Actor) -> None:
    neutral = not may(by, Need.CLINICAL, session.course.episode.site_id)
    day = form.cleaned_data["day"]
    earliest = queries.day_to_offer(session, queries.earliest_day(session, day).day)
    for finding, words in zip(findings, queries.in_words(by, findings, session, day), strict=True):
        error = finding_error(finding, neutral=neutral, ask=session.course.specialist.name)
        if earliest is not None and finding.not_before:
            deeds = (take(earliest, _typed_time(form)), *words.deeds)
            error.context["finding"] = replace(words, deeds=deeds)
        else:
            error.context["finding"] = words
        form.add_error("day", error)


def take(day: date, wall_time: time | None) -> Deed:
    """A link to this same page that fills the form; nothing is booked by it."""
    filled = {"day": day.isoformat()} | ({"wall_time": f"{wall_time:%H:%M}"} if wall_time else {})
    return Deed(label=_("Take %(day)s") % {"day": date_format(day, "j F")}, url="?" + urlencode(filled))


def _typed_time(form: BaseForm) -> time | None:
    found = getattr(form, "cleaned_data", {}).get("wall_time")
    return found if isinstance(found, time) else None
