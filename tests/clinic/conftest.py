"""Ana is the patient, Dr Lind plans, Noor treats, Mira is at the desk, Omar must see nothing."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.test import Client

from basketweave.clinic.access.actor import Actor, Role, actor_of
from basketweave.clinic.access.models import User
from basketweave.clinic.house.models import Device, Hours, Lot, Room, Site
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Episode, Patient, RoleHeld, Staff
from basketweave.clinic.shell.clock import set_clock
from basketweave.clinic.vault.actions import make_key

A_MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """Tell the time: `clock(datetime(...))`. It stands at Monday 2 March 2026, 9:00 in Lisbon, until told otherwise."""

    def tell(moment: datetime) -> None:
        set_clock(lambda: moment)

    tell(A_MONDAY)
    yield tell
    set_clock(None)


@pytest.fixture
def lisbon(db: None, clock: object) -> Site:
    return _site("Rua do Sol", "Europe/Lisbon", "PT")


@pytest.fixture
def berlin(db: None, clock: object) -> Site:
    return _site("Lindenstraße", "Europe/Berlin", "DE")


@pytest.fixture
def room(lisbon: Site) -> Room:
    return Room.objects.create(site=lisbon, name="Room 1")


@pytest.fixture
def pen(lisbon: Site) -> Device:
    return Device.objects.create(site=lisbon, name="Pen A", kind="pen", needles=12, longest_needle_mm=Decimal("1.50"))


@pytest.fixture
def lot(lisbon: Site) -> Lot:
    return Lot.objects.create(
        site=lisbon, product="Pen cartridge 12", number="NP-2409-118", expires_on=date(2028, 1, 1)
    )


@pytest.fixture
def dr_lind(lisbon: Site) -> Staff:
    return _staff("Dr Lind", Role.SPECIALIST, lisbon)


@pytest.fixture
def noor(lisbon: Site) -> Staff:
    return _staff("Noor Haddad", Role.SPECIALIST, lisbon)


@pytest.fixture
def mira(lisbon: Site) -> Staff:
    return _staff("Mira Costa", Role.DESK, lisbon)


@pytest.fixture
def olga(lisbon: Site) -> Staff:
    return _staff("Olga Brandt", Role.OWNER, None)


@pytest.fixture
def dr_vega(lisbon: Site) -> Staff:
    return _staff("Dr Vega", Role.DIRECTOR, None)


@pytest.fixture
def dr_weiss(berlin: Site) -> Staff:
    """A specialist, but of the other site."""
    return _staff("Dr Weiß", Role.SPECIALIST, berlin)


@pytest.fixture
def omar(db: None, clock: object) -> Staff:
    """Can sign in and belongs nowhere."""
    return _staff("Omar Said", None, None)


@pytest.fixture
def ana(lisbon: Site) -> Patient:
    return _patient("Ana Maria de Souza", "ana@example.org", lisbon)


@pytest.fixture
def episode(ana: Patient) -> Episode:
    return ana.episodes.get()


@pytest.fixture
def as_staff() -> Callable[[Staff], Actor]:
    return lambda staff: actor_of(staff.user)


@pytest.fixture
def client_of() -> Callable[[Staff], Client]:
    """A browser in which this member of staff has signed in."""

    def signed_in(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def client_of_patient() -> Callable[..., Client]:
    """A browser that came by a private link (and, if verified, has typed the one-time code)."""

    def opened(patient: Patient, *, is_verified: bool = False) -> Client:
        client = Client()
        _link, secret = people.make_link(patient=patient, by=Actor.job("test"))
        client.post(f"/link/{secret}/")
        if is_verified:
            session = client.session
            session["patient"] = {**session["patient"], "verified_until": session["patient"]["until"]}
            session.save()
        return client

    return opened


def _site(name: str, zone: str, country: str) -> Site:
    site = Site.objects.create(name=name, zone=zone, country=country, out_of_hours_phone="+351 21 000 0000")
    Hours.objects.bulk_create(Hours(site=site, weekday=weekday, opens=time(9), closes=time(18)) for weekday in range(5))
    return site


def _staff(name: str, role: Role | None, site: Site | None) -> Staff:
    email = name.lower().replace(" ", ".").replace("ß", "ss") + "@example.org"
    user = User.objects.create_user(email, "correct horse battery", name=name, joined_at=A_MONDAY)
    staff = Staff.objects.create(user=user, name=name)
    if role:
        RoleHeld.objects.create(staff=staff, role=role, site=site, since=A_MONDAY)
    return staff


def _patient(name: str, email: str, site: Site) -> Patient:
    patient = Patient.objects.create(
        name=name,
        email=email,
        phone="+351 910 000 000",
        born_on=date(1990, 5, 1),
        vault_key=make_key(),
        entered_at=A_MONDAY,
    )
    Episode.objects.create(patient=patient, site=site, opened_at=A_MONDAY, due_day=A_MONDAY.date())
    return patient
