"""A patient by what somebody remembers of them: a part of the name, a number, a birthday."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any
from unicodedata import digit

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Need, narrow
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Patient

FEWEST_DIGITS, PUNCTUATION = 4, " -/.()"


def search(actor: Actor, words: str, most: int = 30) -> "QuerySet[Patient]":
    """Patients by part of a name, a telephone number, an address or a birthday; with no words, the newest."""
    found = narrow(actor, people.patients().filter(erased_at__isnull=True), Need.CONTACT)
    words = " ".join(words.replace("\0", " ").split())
    if not words:
        return found.order_by("-entered_at")[:most]
    like = Q(email__icontains=words)
    for way in {words, words.lower(), words.upper(), words.title()}:  # SQLite ignores case in ASCII only
        like |= Q(name__icontains=way) | Q(called__icontains=way)
    if len(digits := _digits(words)) >= FEWEST_DIGITS:
        like |= Q(phone_digits__contains=digits)
    if (day := _as_day(words)) is not None:
        like |= Q(born_on=day)
    return found.annotate(phone_digits=_without(PUNCTUATION)).filter(like).order_by("name")[:most]


def _digits(words: str) -> str:
    """Of a number as it was typed: without blanks, and without what stands for "abroad"."""
    return "".join(str(digit(c)) for c in words if c.isdigit()).lstrip("0")


def _without(signs: str) -> Any:
    plain: Any = F("phone")
    for sign in signs:
        plain = Replace(plain, Value(sign), Value(""))
    return plain


def _as_day(words: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        with suppress(ValueError):  # not written like this
            return datetime.strptime(words, form).date()  # noqa: DTZ007
    return None
