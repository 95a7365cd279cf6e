"""On which days the skin of a patient was needled, and on which it is to be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from basketweave.clinic.examine import queries as examine
from basketweave.clinic.people.models import Patient
from basketweave.clinic.plan.models import Session
from basketweave.science.quantities import Zone

NotedDays = Mapping[Zone, tuple[date, ...]]
BookedRow = tuple[UUID, str, date]  # session, zone, day


def treated_days(patient: Patient, noted: NotedDays | None = None) -> dict[Zone, tuple[date, ...]]:
    """When each zone was treated: here by the sessions held, elsewhere as the patient told us (`noted`, where it was
    asked already)."""
    days: dict[Zone, set[date]] = defaultdict(set)
    held = Session.objects.treated().filter(course__episode__patient=patient)
    for day, zones in held.values_list("treated_on", "treated_zones"):
        if day is not None:
            for zone in zones:
                days[Zone(zone)].add(day)
    for zone, told in (examine.earlier_days(patient) if noted is None else noted).items():
        days[Zone(zone)].update(told)
    return {zone: tuple(sorted(some)) for zone, some in days.items()}


def booked_days(patient: Patient, except_session: Session | None = None) -> dict[Zone, tuple[date, ...]]:
    """When each zone is booked, in any course of this patient; the session that is being moved is left out."""
    return by_zone(booked_rows(patient), except_session)


def booked_rows(patient: Patient) -> list[BookedRow]:
    booked = Session.objects.booked().filter(course__episode__patient=patient)
    rows = booked.values_list("pk", "course__zones__zone", "holding__day")
    return [(pk, zone, day) for pk, zone, day in rows if zone is not None and day is not None]


def by_zone(rows: Iterable[BookedRow], except_session: Session | None) -> dict[Zone, tuple[date, ...]]:
    days: dict[Zone, set[date]] = defaultdict(set)
    for pk, zone, day in rows:
        if except_session is None or pk != except_session.pk:
            days[Zone(zone)].add(day)
    return {zone: tuple(sorted(some)) for zone, some in days.items()}
