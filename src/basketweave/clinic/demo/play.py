"""The made-up patients' past, played through the real actions; the demo is as if they had all been here."""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.conf import settings

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, set_clock
from basketweave.clinic.demo import rounds
from basketweave.clinic.demo.opening import open_clinic
from basketweave.clinic.demo.playing import do
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.ledger.actions import seal
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.queries import link_address
from basketweave.science.cohort.cohort import cohort
from basketweave.science.cohort.house import MEMBERS, OPENED, SITES

BY_LINK = ("leila", "kwame", "ines")  # patients whose own pages are worth a look: check-in due, in a course, done
TITLES = {"owner": "owner", "director": "medical director", "specialist": "specialist", "desk": "front desk"}


class NotADemo(Exception):
    """Made-up patients never come into a real clinic."""


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """How to come in; a patient's has the address of a private link and no password."""

    role: str
    site: str
    email: str
    password: str


def play(*, today: date, seed: int) -> tuple[SignIn, ...]:
    """Fills an empty demo clinic up to this morning and says who can sign in; the clock is put back, whatever comes."""
    if not settings.IS_DEMO:
        raise NotADemo
    passwords = {member: secrets.token_urlsafe(12) for member in MEMBERS}
    try:
        stage = _play_the_past(today, seed, passwords)
    finally:
        set_clock(None)
    if now().date() == today:
        rounds.run_once()  # the worker breathes and has caught up: no alarm begins the demo
    links = tuple(_link(stage, patient) for patient in BY_LINK)
    seal(now())
    return (*(_sign_in(member, passwords[member]) for member in MEMBERS), *links)


def _play_the_past(today: date, seed: int, passwords: dict[str, str]) -> Stage:
    rounds.show(datetime.combine(today - OPENED, time(8), UTC))
    stage = open_clinic(today, passwords)
    going = rounds.Rounds()
    for deed in cohort(seed, today):
        going.before(deed)
        do(stage, deed)
        going.after(deed, stage)
    rounds.show(datetime.combine(today, time(0), UTC))
    rounds.run_once()  # what is due this very day is asked
    return stage


def _sign_in(member: str, password: str) -> SignIn:
    told = MEMBERS[member]
    places = [SITES[site].name if site else "everywhere" for _role, site in told.roles]
    return SignIn(
        role=", ".join(TITLES[role] for role, _site in told.roles),
        site=", ".join(dict.fromkeys(places)),
        email=told.email,
        password=password,
    )


def _link(stage: Stage, patient: str) -> SignIn:
    _link_kept, secret = people.make_link(patient=stage.episode(patient).patient, by=Actor.job("demo"))
    return SignIn(role="patient", site="", email=link_address(secret), password="")
