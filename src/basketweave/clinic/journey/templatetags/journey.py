"""Which day a site's calendar shows."""

from django import template
from django.utils.formats import date_format

from basketweave.clinic.access.clock import today
from basketweave.clinic.house.models import Site

register = template.Library()


@register.filter
def day_at_site(site: Site) -> str:
    return date_format(today(site.zone), "l j F Y")
