"""The demo clinic opens: its sites, what stands in them, and who works there."""

from collections.abc import Mapping
from datetime import date

from basketweave.clinic.access.actor import Actor, Role, actor_of
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.house import actions as house
from basketweave.clinic.house import queries
from basketweave.clinic.house.models import Site
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Staff
from basketweave.science.cohort import house as cohort

FIRST, *OTHERS = cohort.SITES.values()


def open_clinic(today: date, passwords: Mapping[str, str]) -> Stage:
    """Refused by `people` where a clinic is open already."""
    olga = _open(passwords)
    owner = actor_of(olga.user)
    sites = {FIRST.id: queries.sites().get(name=FIRST.name)}
    for told in OTHERS:
        sites[told.id] = _open_site(told, owner)
        for room in told.rooms:
            house.add_room(site=sites[told.id], name=room, by=owner)
    _settle_in(sites[FIRST.id], owner)
    members = {cohort.OWNER: olga} | _hire(sites, passwords, olga, owner)
    _tighten(members)
    return Stage(
        sites=sites,
        members=members,
        devices={
            told.id: house.add_device(
                site=sites[told.site],
                name=told.name,
                kind=told.kind,
                needles=told.needles,
                longest_needle_mm=told.longest_needle_mm,
                by=owner,
            )
            for told in cohort.DEVICES.values()
        },
        lots={
            (told.site, told.number): house.add_lot(
                site=sites[told.site], product=told.product, number=told.number, expires_on=told.expires_on, by=owner
            )
            for told in cohort.lots(today)
        },
    )


def _open(passwords: Mapping[str, str]) -> Staff:
    olga = cohort.MEMBERS[cohort.OWNER]
    return people.open_clinic(
        owner_name=olga.name,
        owner_email=olga.email,
        password=passwords[olga.id],
        site_name=FIRST.name,
        zone=FIRST.zone,
        country=FIRST.country,
        by=Actor.job("demo"),
    )


def _open_site(told: cohort.Site, by: Actor) -> Site:
    return house.open_site(
        name=told.name,
        zone=told.zone,
        country=told.country,
        address=told.address,
        phone=told.phone,
        out_of_hours_phone=told.out_of_hours_phone,
        hours=_hours(told),
        by=by,
    )


def _settle_in(site: Site, by: Actor) -> None:
    """The first site opened with one room and office hours; now it gets its own."""
    house.change_site(
        site=site,
        name=FIRST.name,
        address=FIRST.address,
        phone=FIRST.phone,
        out_of_hours_phone=FIRST.out_of_hours_phone,
        hours=_hours(FIRST),
        by=by,
    )
    known = {room.name for room in queries.rooms(site)}
    for room in FIRST.rooms:
        if room not in known:
            house.add_room(site=site, name=room, by=by)


def _tighten(members: Mapping[str, Staff]) -> None:
    """One number of the guideline is stricter here."""
    own = cohort.OWN_NUMBER
    house.tighten(name=own.name, value=own.days, because=own.because, by=actor_of(members[own.by].user))


def _hours(told: cohort.Site) -> tuple[house.Opening, ...]:
    return tuple((weekday, told.opens, told.closes) for weekday in told.weekdays)


def _hire(sites: Mapping[str, Site], passwords: Mapping[str, str], olga: Staff, owner: Actor) -> dict[str, Staff]:
    hired = {}
    for told in cohort.MEMBERS.values():
        roles = [(Role(role), sites[site] if site else None) for role, site in told.roles]
        if told.id == cohort.OWNER:
            for role, site in roles:
                people.give_role(staff=olga, role=role, site=site, by=owner)  # what she is already, she stays
        else:
            hired[told.id] = people.add_staff(
                name=told.name,
                email=told.email,
                password=passwords[told.id],
                roles=roles,
                registration=told.registration,
                by=owner,
            )
    return hired
