"""A moment as a wall clock shows it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template

register = template.Library()


@register.filter
def on_the_wall(moment: datetime, zone: str) -> datetime:
    """For the date filter, which would show UTC."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
