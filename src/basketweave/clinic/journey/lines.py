"""Events as lines of a timeline, each by the calendar on its own site's wall."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.people.events import Event
from basketweave.clinic.shell.components import TimelineLine


def lines_of(events: Iterable[Event]) -> Sequence[TimelineLine]:
    return [_line(event) for event in events]


def _line(event: Event) -> TimelineLine:
    at = event.at.astimezone(ZoneInfo(event.zone))
    time = date_format(at, "H:i")
    return TimelineLine(
        when=date_format(at, "j M Y"),
        title=event.words,
        words=_("%(time)s, still to come") % {"time": time} if event.is_to_come else time,
        state="done" if event.is_done else "" if event.is_to_come else "now",
        url=event.url,
        link=_("Open"),
    )
