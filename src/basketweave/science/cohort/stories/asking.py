"""They have asked for a free consultation, and nobody has looked yet."""

from datetime import time

from basketweave.science.cohort.deeds import PATIENT
from basketweave.science.cohort.lives import Life, later


def asks_to_be_called(life: Life) -> None:
    life.asks_and_tells(life.at(-1, from_hour=18, to_hour=22), for_time=None)


def asks_on_the_phone(life: Life) -> None:
    """The desk enters what is asked for; about health the patient answers alone, by their link."""
    visit, asked = life.visit(life.open_on_or_after(1)), life.at(-2, to_hour=18)
    life.asks(asked, for_time=visit, by=life.site.desk)
    life.tells(later(asked, 75), by=PATIENT)


def comes_today(life: Life) -> None:
    life.asks_and_tells(life.at(-3), for_time=life.visit(life.open_on_or_after(0), near=time(17)))


def cannot_wait(life: Life) -> None:
    """Yesterday evening: a mark that changes and that no doctor has seen. Nobody has called yet."""
    visit = life.visit(life.open_on_or_after(2))
    life.asks_and_tells(life.at(-1, from_hour=20, to_hour=22), for_time=visit)
