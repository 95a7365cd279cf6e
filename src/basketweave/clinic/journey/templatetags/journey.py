"""Days and moments as a site's wall shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format

from basketweave.clinic.access.clock import today
from basketweave.clinic.house.models import Site

register = template.Library()


@register.filter
def day_at_site(site: Site) -> str:
    return date_format(today(site.zone), "l j F Y")


@register.filter
def on_the_wall(moment: datetime, zone: str) -> datetime:
    """The moment as that zone's wall clock shows it, for the date filter."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
