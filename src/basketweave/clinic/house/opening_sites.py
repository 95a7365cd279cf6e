"""A site is opened, and changed: its hours, its telephone, and whose labels and laws hold there."""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere, require
from basketweave.clinic.house.models import Hours, Site
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.house.saving import saved
from basketweave.clinic.ledger.actions import record
from basketweave.science.quantities import Jurisdiction

Opening = tuple[int, time, time]  # weekday (0 is Monday), opens, closes
OFFICE_HOURS: tuple[Opening, ...] = tuple((weekday, time(9), time(18)) for weekday in range(5))


class HoursOverlap(Refusal):
    """Two openings of one day run into each other."""

    code = "hours-overlap"

    def words(self) -> str:
        return _("Two openings of one day run into each other, or one closes before it opens.")


class LabelsOfTheCountry(Refusal):
    """A site in the United States would be run as if its labels did not hold there."""

    code = "labels-of-the-country"
    field = "jurisdiction"

    def words(self) -> str:
        return _("This site is in the United States: its labels and laws hold here.")


@transaction.atomic
def open_site(
    *,
    name: str,
    zone: str,
    country: str,
    jurisdiction: str | None = None,
    address: str = "",
    phone: str = "",
    out_of_hours_phone: str = "",
    hours: tuple[Opening, ...] = OFFICE_HOURS,
    by: Actor,
) -> Site:
    if not may_everywhere(by, Need.MANAGE):
        raise PermissionRefused(Need.MANAGE)
    """Where nobody says whose labels and laws hold, those of its country do, if they were read."""
    country = country.upper()
    site = Site(
        name=name, zone=zone, country=country, jurisdiction=_jurisdiction(country, jurisdiction),
        address=address, phone=phone, out_of_hours_phone=out_of_hours_phone,
    )  # fmt: skip
    site.clean_fields()
    saved(site)
    _write_hours(site, hours)
    record(by, "opened site", site)
    return site


@transaction.atomic
def change_site(
    *,
    site: Site,
    name: str,
    jurisdiction: str | None = None,
    address: str,
    phone: str,
    out_of_hours_phone: str,
    hours: tuple[Opening, ...],
    by: Actor,
) -> Site:
    """Its zone and country stay: times that were kept would change their meaning."""
    require(by, Need.MANAGE, site.pk)
    site.name, site.address, site.phone, site.out_of_hours_phone = name, address, phone, out_of_hours_phone
    site.jurisdiction = _jurisdiction(site.country, jurisdiction or site.jurisdiction)
    site.clean_fields()
    saved(site)
    _write_hours(site, hours)
    record(by, "changed site", site, jurisdiction=site.jurisdiction)
    return site


def _jurisdiction(country: str, wished: str | None) -> str:
    if country == "US":
        if wished not in (None, Jurisdiction.USA):
            raise LabelsOfTheCountry
        return Jurisdiction.USA.value
    return wished or Jurisdiction.NOT_READ.value


def _write_hours(site: Site, hours: tuple[Opening, ...]) -> None:
    wanted = sorted(set(hours))
    for weekday, opens, closes in wanted:
        if opens >= closes or any(day == weekday and opens < start < closes for day, start, _end in wanted):
            raise HoursOverlap
    if len({(weekday, opens) for weekday, opens, _closes in wanted}) < len(wanted):
        raise HoursOverlap
    Hours.objects.filter(site=site).delete()
    Hours.objects.bulk_create(
        Hours(site=site, weekday=day, opens=opens, closes=closes) for day, opens, closes in wanted
    )
