"""Somebody who does not exist, when they come, and what they say about their health."""

from dataclasses import dataclass
from datetime import date, time

from basketweave.science.protocol.history import Answer
from basketweave.science.quantities import Phototype

Said = tuple[tuple[str, Answer], ...]  # as the questionnaire takes it, by the id of the question


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who does not exist."""

    id: str
    name: str
    called: str = ""
    email: str = ""
    phone: str = ""
    born_on: date
    phototype: Phototype


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A day, and what the clock on the site's wall shows then."""

    day: date
    wall_time: time
