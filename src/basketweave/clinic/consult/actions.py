"""What can be done about a free consultation: ask for one, give it a time, move it, answer the health questions."""

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, patient_of, require
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import bump
from basketweave.clinic.consult import letters
from basketweave.clinic.consult.models import Request
from basketweave.clinic.consult.refusals import (
    Examined,
    ImpossibleBirthday,
    NothingAsked,
    NotOffered,
    NoWayToReach,
    UnknownConcern,
    UnknownZone,
)
from basketweave.clinic.consult.screening import answer_screening, say_nothing_changed
from basketweave.clinic.consult.times import is_offered
from basketweave.clinic.consult.urgent_calls import come_back_to, finish_call, hand_on_call
from basketweave.clinic.diary.actions import hold_first_free, release
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.diary.queries import CONSULTATION_MINUTES
from basketweave.clinic.house.models import Site
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.actions import enter_patient, move_on, open_episode, write_to
from basketweave.clinic.people.models import Due, Episode, Staff, Step
from basketweave.science.quantities import Concern, Zone

__all__ = [
    "answer_screening",
    "book_consultation",
    "come_back_to",
    "finish_call",
    "hand_on_call",
    "request_consultation",
    "say_nothing_changed",
]

OLDEST_YEARS = 125


@transaction.atomic
def request_consultation(
    *,
    site: Site,
    name: str,
    called: str = "",
    email: str = "",
    phone: str = "",
    born_on: date | None = None,
    concerns: Iterable[str] = (),
    zones: Iterable[str] = (),
    history: str = "",
    wishes: str = "",
    language: str = "en",
    day: date | None = None,
    wall_time: time | None = None,
    specialist: Staff | None = None,
    channel: str,
    once_key: str | None = None,
    by: Actor,
) -> Request:
    """Whoever asks becomes a patient with an episode, at the time they chose or to be called; nobody is turned away."""
    if by.kind != Kind.VISITOR:
        require(by, Need.BOOKING, site.pk)
    known_concerns, known_zones = _known_concerns(concerns), _known_zones(zones)
    if not (email.strip() or phone.strip()):
        raise NoWayToReach
    if not (known_concerns or wishes.strip()):
        raise NothingAsked
    if born_on and not _can_be_born_on(born_on, today(site.zone)):
        raise ImpossibleBirthday(born_on)

    def ask() -> Request:
        patient = enter_patient(
            name=name, called=called, email=email, phone=phone, born_on=born_on, language=language, by=by
        )
        request = Request.objects.create(
            episode=open_episode(patient=patient, site=site, by=by),
            channel=Request.Channel(channel),
            concerns=known_concerns,
            zones=known_zones,
            history=history.strip(),
            wishes=wishes.strip(),
            asked_at=now(),
        )
        if day is not None and wall_time is not None:
            request.consultation = _held(request.episode, day, wall_time, specialist, by)
            request.save(update_fields=["consultation"])
        _move_on(request)
        if by.kind == Kind.STAFF or letters.may_go_to(patient.email):
            _write(request, letters.REQUESTED, f"request:{request.pk}", by)
        record(by, "requested consultation", request, patient_id=patient.pk, channel=channel)
        return request

    asked = {
        "site": site.pk, "name": name, "called": called, "email": email, "phone": phone, "born_on": born_on,
        "concerns": known_concerns, "zones": known_zones, "history": history, "wishes": wishes, "language": language,
        "day": day, "wall_time": wall_time, "specialist": specialist and specialist.pk,
    }  # fmt: skip
    return once(once_key, "request consultation", Request, ask, by=by, target=site.pk, asked=asked)


@transaction.atomic
def book_consultation(
    *,
    request: Request,
    day: date,
    wall_time: time,
    specialist: Staff | None = None,
    version: int | None = None,
    by: Actor,
) -> Request:
    """Gives the request a time, or another time than it had; with no specialist named, whoever is free first."""
    require(by, Need.BOOKING, request.episode.site_id)
    request = (
        Request.objects.select_for_update(of=("self",))
        .select_related("episode__patient__vault_key", "episode__site", "consultation__site")
        .get(pk=request.pk)
    )
    if request.episode.step != Step.CONSULT:
        raise Examined
    before = request.consultation
    if before is not None:
        release(holding=before, by=by)  # rolled back with all the rest, where the new time is not to be had
    bump(request, version, consultation=_held(request.episode, day, wall_time, specialist, by))
    _move_on(request)
    _write(request, letters.MOVED if before else letters.BOOKED, f"consultation:{request.consultation_id}", by)
    deed = "moved consultation" if before else "booked consultation"
    record(by, deed, request, patient_id=patient_of(request), day=day)
    return request


def _known_concerns(concerns: Iterable[str]) -> list[str]:
    wanted = set(concerns)
    if not wanted <= {concern.value for concern in Concern}:
        raise UnknownConcern
    return [concern.value for concern in Concern if concern.value in wanted]


def _known_zones(zones: Iterable[str]) -> list[str]:
    wanted = set(zones)
    if not wanted <= {zone.value for zone in Zone}:
        raise UnknownZone
    return [zone.value for zone in Zone if zone.value in wanted]


def _can_be_born_on(day: date, site_day: date) -> bool:
    return day <= site_day and site_day.year - day.year <= OLDEST_YEARS


def _held(episode: Episode, day: date, wall_time: time, specialist: Staff | None, by: Actor) -> Holding:
    held = hold_first_free(
        site=episode.site,
        purpose=Holding.Purpose.CONSULTATION,
        day=day,
        wall_time=wall_time,
        minutes=CONSULTATION_MINUTES,
        specialist=specialist,
        episode=episode,
        by=by,
    )
    if not is_offered(episode.site, day, wall_time):  # after the diary, which knows better why; it is rolled back
        raise NotOffered
    return held


def _move_on(request: Request) -> None:
    if held := request.consultation:
        move_on(request.episode, step=Step.CONSULT, due=Due.CONSULTATION, due_day=held.day, owner=held.specialist)
    else:
        move_on(request.episode, step=Step.CONSULT, due=Due.CONSULTATION_TIME)


def _write(request: Request, letter: letters.Letter, once_key: str, by: Actor) -> None:
    write_to(
        patient=request.episode.patient,
        kind="consultation",
        subject=letter.subject,
        body=letters.body_of(letter, request.episode.site, request.consultation),
        once_key=once_key,
        purpose="request",
        is_named=by.kind == Kind.STAFF,  # whoever else typed it has not shown that the address is theirs
        record_id=request.pk,
        by=by,
    )
