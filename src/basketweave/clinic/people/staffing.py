"""Who works here: a clinic opens with its owner, staff are invited, hold roles, and leave."""

from collections.abc import Iterable
from typing import TypeAlias

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actions import close_user, make_user
from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere, require
from basketweave.clinic.access.queries import is_address_taken, is_anybody_here
from basketweave.clinic.access.sign_in import choose_password_address, write_to_staff
from basketweave.clinic.house.actions import add_room, open_site, publish_consent_text
from basketweave.clinic.house.default_consent import TEXT, TITLE
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import RoleHeld, Staff

RoleAt: TypeAlias = "tuple[Role, Site | None]"  # at that site, or at every one


class AlreadyOpen(Refusal):
    """A clinic is opened once."""

    code = "already-open"

    def words(self) -> str:
        return _("This clinic is open already: somebody can sign in.")


class AddressTaken(Refusal):
    """Somebody signs in with this address already."""

    code = "address-taken"
    field = "email"

    def words(self) -> str:
        return _("Somebody signs in with this address already.")


class HasLeft(Refusal):
    """A role of somebody who left would be nobody's, and an owner who left would count as one who is here."""

    code = "has-left"

    def words(self) -> str:
        return _("This person works here no more.")


class LastOwner(Refusal):
    """Without an owner nobody could let anybody in."""

    code = "last-owner"

    def words(self) -> str:
        return _("This is the only owner: make somebody else an owner first.")


@transaction.atomic
def open_clinic(
    *,
    owner_name: str,
    owner_email: str,
    password: str | None,
    site_name: str,
    zone: str,
    country: str,
    by: Actor,
) -> Staff:
    """The first owner, the first site with a room, and a consent text to begin with."""
    if is_anybody_here():
        raise AlreadyOpen
    setup = Actor.job(by.label.removeprefix("job ") or "setup")
    site = open_site(name=site_name, zone=zone, country=country, by=setup)
    add_room(site=site, name=_("Room 1"), by=setup)
    publish_consent_text(language="en", title=TITLE, text=TEXT, by=setup)
    return add_staff(name=owner_name, email=owner_email, password=password, roles=[(Role.OWNER, None)], by=setup)


@transaction.atomic
def add_staff(
    *, name: str, email: str, password: str | None = None, roles: Iterable[RoleAt], registration: str = "", by: Actor
) -> Staff:
    """Somebody new. Without a password they are invited by mail to choose one."""
    require(by, Need.MANAGE)
    if is_address_taken(email):
        raise AddressTaken
    if password is not None:
        validate_password(password)
    try:
        with transaction.atomic():
            user = make_user(email=email, name=name, password=password, by=by)
    except IntegrityError:
        raise AddressTaken from None
    staff = Staff.objects.create(user=user, name=name, registration=registration)
    record(by, "added staff", staff)
    for role, site in roles:
        give_role(staff=staff, role=role, site=site, by=by)
    if password is None:
        invite(staff=staff, by=by)
    return staff


@transaction.atomic
def invite(*, staff: Staff, by: Actor) -> None:
    """A mail with an address where they choose a password: good once, and for three days."""
    require(by, Need.MANAGE)
    if Staff.objects.filter(pk=staff.pk, left_at__isnull=False).exists():
        raise HasLeft
    words = _("%(name)s, you can sign in here. Choose your password within three days:\n\n%(address)s\n")
    write_to_staff(
        email=staff.user.email,
        subject=_("Your place at the clinic"),
        body=words % {"name": staff.name, "address": choose_password_address(staff.user)},
    )
    record(by, "invited", staff)


@transaction.atomic
def give_role(*, staff: Staff, role: Role, site: Site | None, by: Actor) -> RoleHeld:
    """A role at one site, or at every one; who manages one site only gives roles there."""
    _require_at(by, site)
    staff = Staff.objects.select_for_update(of=("self",)).select_related("user").get(pk=staff.pk)
    if staff.left_at is not None:
        raise HasLeft
    held, is_new = RoleHeld.objects.get_or_create(
        staff=staff, role=role, site=site, until__isnull=True, defaults={"since": now()}
    )
    if is_new:
        record(by, "gave role", staff, role=role.value, site=site)
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, by: Actor) -> RoleHeld:
    _require_at(by, held.site)
    held = RoleHeld.objects.select_for_update().get(pk=held.pk)
    if held.until is None:
        _keep_an_owner([held])
        held.until = now()
        held.save(update_fields=["until"])
        record(by, "ended role", held.staff, role=held.role, site=held.site_id)
    return held


@transaction.atomic
def let_go(*, staff: Staff, by: Actor) -> Staff:
    """They work here no more: no role, no sign-in, no token; what they signed stays theirs."""
    require(by, Need.MANAGE)
    staff = Staff.objects.select_for_update(of=("self",)).select_related("user").get(pk=staff.pk)
    held = list(RoleHeld.objects.select_for_update().filter(staff=staff, until__isnull=True))
    for role in held:
        _require_at(by, role.site)
    if staff.left_at is None:
        _keep_an_owner(held)
        moment = now()
        RoleHeld.objects.filter(pk__in=[role.pk for role in held]).update(until=moment)
        staff.left_at = moment
        staff.save(update_fields=["left_at"])
        close_user(user=staff.user, by=by)
        record(by, "let go", staff)
    return staff


def _keep_an_owner(ending: list[RoleHeld]) -> None:
    owners = RoleHeld.objects.select_for_update().filter(role=Role.OWNER, site=None, until__isnull=True)
    standing = {held.pk for held in owners}
    if standing and standing <= {held.pk for held in ending}:
        raise LastOwner


def _require_at(by: Actor, site: Site | None) -> None:
    if site is not None:
        require(by, Need.MANAGE, site.pk)
    elif not may_everywhere(by, Need.MANAGE):
        raise PermissionRefused(Need.MANAGE)
