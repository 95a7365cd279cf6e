"""Events as lines of a timeline, each by the calendar on its own site's wall."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basketweave.clinic.people.events import Event
from basketweave.clinic.shell.components import TimelineLine


def lines_of(events: Iterable[Event]) -> Sequence[TimelineLine]:
    return [
        TimelineLine(
            when=date_format(event.at.astimezone(ZoneInfo(event.zone)), "j M Y, H:i"),
            title=event.words,
            words=_("still to come") if event.is_to_come else "",
            state="done" if event.is_done else "now" if not event.is_to_come else "",
            url=event.url,
            link=_("Open"),
        )
        for event in events
    ]
