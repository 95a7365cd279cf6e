"""Events of a timeline as the page shows them, each on the day of its own site's calendar."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from basketweave.clinic.people.events import Event
from basketweave.clinic.shell.components import TimelineLine


def line_of(event: Event) -> TimelineLine:
    """The day, what happened, and the way there; what is to come has an open dot."""
    on_the_wall = event.at.astimezone(ZoneInfo(event.zone))
    return TimelineLine(
        when=date_format(on_the_wall, "j M Y"),
        title=event.words,
        words=date_format(on_the_wall, "H:i") if event.is_to_come else "",
        state="done" if event.is_done else "",
        url=event.url,
    )
