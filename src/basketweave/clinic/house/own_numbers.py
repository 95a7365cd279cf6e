"""A number of the guideline made stricter for this clinic, or given back: by the medical director, never looser."""

from decimal import Decimal
from math import isfinite

from django.db import IntegrityError, transaction
from django.db.models import Max

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere
from basketweave.clinic.access.models import User
from basketweave.clinic.access.once import once
from basketweave.clinic.access.queries import user_of
from basketweave.clinic.house.guideline import Own, Plain, ask_anew, combined, plain, standing, with_these
from basketweave.clinic.house.models import OwnNumber
from basketweave.clinic.house.number_refusals import ChangedMeanwhile, NoReason, NumberRefused
from basketweave.clinic.ledger.actions import one_at_a_time, record
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS, amounts_of
from basketweave.science.protocol.stricter import NotStricter
from basketweave.science.quantities import Amount

CHANGING = 0x6261736C  # the number of the lock that lets one director change the guideline at a time
UTMOST = 10_000  # beyond it no span of days can be counted


def tighten(*, name: str, value: object, because: str, once_key: object = None, by: Actor) -> OwnNumber:
    """This clinic's own value of a number: whole days, sessions or years, a length in mm, or a list of days."""
    who = _who(by)
    asked = [name, value if isinstance(value, int | float | str) else repr(value), because]
    return once(
        once_key, "tighten", OwnNumber, lambda: _tighten(name, value, because.strip(), who, by), by=by, asked=asked
    )


@transaction.atomic
def give_back(*, name: str, because: str = "", by: Actor) -> OwnNumber | None:
    """From now on what is published holds again; None where there was nothing to give back."""
    who = _who(by)
    edition, others = _locked()
    own = _standing(name)
    if own is None or own.value is None:
        return None
    _fitting(name, edition + 1, tuple(each for each in others if each.name != name))
    made = _write(own, name, None, because.strip(), who)
    record(by, "gave number back", made, name=name, edition=made.edition)
    return made


@transaction.atomic
def _tighten(name: str, value: object, because: str, who: User, by: Actor) -> OwnNumber:
    wanted = _number(name, value)
    if not because:
        raise NoReason
    edition, others = _locked()
    new = Own(name=name, value=wanted, stands_behind=who.name)
    fitting = _fitting(name, edition + 1, (*(each for each in others if each.name != name), new))
    wanted = fitting.number(name).value  # in order, and a length as a length
    if wanted == published().number(name).value:
        raise NumberRefused(name=name, code="as-published")
    own = _standing(name)
    if own and plain(own.value) == wanted and own.because == because:
        return own
    made = _write(own, name, wanted, because, who)
    record(by, "tightened number", made, name=name, value=made.value, edition=made.edition)
    return made


def _who(by: Actor) -> User:
    """A person with a name: somebody has to stand behind the number."""
    if by.kind != Kind.STAFF or not may_everywhere(by, Need.GUIDELINE):
        raise PermissionRefused(Need.GUIDELINE)
    return user_of(by)


def _number(name: str, value: object) -> Plain:
    if name not in KINDS:
        raise NumberRefused(name=name, code="unknown-number")
    match value:
        case list() | tuple() if all(type(each) is int for each in value):
            wanted: Plain = tuple(value)
        case Decimal() if value.is_finite():
            wanted = float(value)
        case int() | float() if not isinstance(value, bool) and isfinite(value):
            wanted = value
        case _:
            raise NumberRefused(name=name, code="not-a-number")
    if any(abs(each) > UTMOST for each in amounts_of(wanted)):
        raise NumberRefused(name=name, code="out-of-range")
    return wanted


def _fitting(name: str, edition: int, own: tuple[Own, ...]) -> Guideline:
    """The guideline as it would be."""
    try:
        return with_these(edition, own)
    except NotStricter as no:
        raise NumberRefused(name=name, code=no.code, other=no.other if no.name == name else no.name) from None


def _locked() -> tuple[int, tuple[Own, ...]]:
    """The edition, and the own numbers that hold, while nobody else changes one."""
    one_at_a_time(CHANGING)  # rows would not do: an empty house has none, and six who lock several wait in a ring
    ask_anew()
    found = combined()
    edition, own = standing()
    return edition, tuple(each for each in own if each.name not in found.idle)


def _standing(name: str) -> OwnNumber | None:
    return OwnNumber.objects.filter(name=name, replaced_at__isnull=True).first()


def _write(before: OwnNumber | None, name: str, value: Amount | None, because: str, who: User) -> OwnNumber:
    moment = now()
    if before:
        before.replaced_at = moment
        before.save(update_fields=["replaced_at"])
    edition = (OwnNumber.objects.aggregate(highest=Max("edition"))["highest"] or 0) + 1
    try:
        with transaction.atomic():
            made = OwnNumber.objects.create(
                edition=edition,
                name=name,
                value=list(value) if isinstance(value, tuple) else value,
                because=because,
                changed_by=who,
                stands_behind=who.name,
                changed_at=moment,
            )
    except IntegrityError:
        raise ChangedMeanwhile from None
    ask_anew()
    return made
