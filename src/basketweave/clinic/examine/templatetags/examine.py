"""What the templates of an examination ask: names of concerns and places, and the site's own time."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from basketweave.clinic.consult.words import clinical_name_of
from basketweave.clinic.examine.queries import phototype_levels
from basketweave.clinic.face.zones import names_of
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.words import long_day

register = template.Library()


@register.filter
def concern_name(concern: str) -> str:
    return clinical_name_of(concern)


@register.filter
def zone_names(zones: Iterable[str]) -> str:
    return get_text_list(names_of(zones), _("and"))


@register.filter
def roman(phototype: int) -> str:
    """The phototype as it is written: I to VI, with what it means."""
    return next(f"{name}: {words}" for value, name, words in phototype_levels() if value == phototype)


@register.filter
def at_site(moment: datetime, site: Site) -> str:
    there = moment.astimezone(site.clock)
    return f"{long_day(there.date())}, {there:%H:%M}"
