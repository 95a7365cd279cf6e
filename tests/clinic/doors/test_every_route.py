"""Every address × every role, with real ids: nobody opens what is not theirs, and nothing breaks."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.door import STAFF_MAY, Need
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Patient
from tests.clinic.doors.places import ANYBODY, DEMO_ONLY, ELSEWHERE, KNOWLEDGE, PATIENT, PATIENT_VERIFIED, STAFF
from tests.clinic.doors.world import SECRETS, World, walked

pytestmark = pytest.mark.django_db

LED_AWAY = {302, 403, 404, 429}
ANSWERS = {200, 302, 400, 405, 409, 422}


@pytest.fixture
def world(lisbon, room, pen, lot, dr_lind, noor, olga, clock) -> World:
    return walked(site=lisbon, pen=pen, lot=lot, dr_lind=dr_lind, noor=noor, owner=olga, clock=clock)


def routes() -> dict[str, tuple[str, ...]]:
    """Every named address of the resolver but those of the API (which its own document lists), with its arguments."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(patterns: list, namespace: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if pattern.namespace != "api":
                    walk(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else namespace)
            elif isinstance(pattern, URLPattern):
                found[f"{namespace}{pattern.name}"] = tuple(pattern.pattern.converters)

    walk(get_resolver().url_patterns, "")
    return found


def address(name: str, arguments: tuple[str, ...], world: World) -> str:
    return reverse(name, kwargs={argument: world.ids[argument] for argument in arguments})


def test_every_route_has_its_place():
    placed = set(ANYBODY) | set(STAFF) | set(PATIENT) | set(PATIENT_VERIFIED) | ELSEWHERE | DEMO_ONLY

    assert set(routes()) - placed == set(), "a route that nobody placed: say in places.py who may open it"
    assert placed - set(routes()) == set(), "a place for a route that is not there"


def test_nobody_opens_what_is_not_theirs(
    world, olga, dr_vega, dr_lind, mira, omar, dr_weiss, berlin, client_of, client_of_patient
):
    stranger = _another_patient()
    staff = {Role.OWNER: olga, Role.DIRECTOR: dr_vega, Role.SPECIALIST: dr_lind, Role.DESK: mira}
    visitors = {
        "visitor": (Client(), None),
        "omar": (client_of(omar), "omar"),
        "other site": (client_of(dr_weiss), "other site"),
        "patient": (client_of_patient(world.patient), "patient"),
        "verified patient": (client_of_patient(world.patient, is_verified=True), "verified"),
        "another patient": (client_of_patient(stranger, is_verified=True), "stranger"),
        **{str(role): (client_of(person), role) for role, person in staff.items()},
    }
    faults = []

    for who, (client, kind) in visitors.items():
        for name, arguments in routes().items():
            if name in ELSEWHERE:
                continue
            url = address(name, arguments, world)
            for method in ("get", "post"):
                _knock(faults, client, method, who, kind, name, url, bool(set(arguments) - KNOWLEDGE))

    assert faults == []


def _knock(faults, client, method, who, kind, name, url, has_record) -> None:
    if method == "post" and name not in ELSEWHERE and _is_theirs(name, kind, has_record):
        return  # deeds that are theirs are tested room by room; here only doors are tried
    response = getattr(client, method)(url)
    allowed = _is_theirs(name, kind, has_record)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    where = f"{who} {method} {name}: {response.status_code}"
    if response.status_code >= 500:
        faults.append(f"{where} broke")
    if allowed and response.status_code not in ANSWERS | ({404} if has_record else set()):
        faults.append(f"{where}, though it is theirs")
    if not allowed and response.status_code not in LED_AWAY | {405}:
        faults.append(f"{where}, though it is not theirs")
    if kind not in (Role.SPECIALIST, Role.DIRECTOR, "verified") and (told := _told(body)):
        faults.append(f"{where} leaks {told}")


def _is_theirs(name: str, kind: object, has_record: bool) -> bool:
    if name in ANYBODY:
        return True
    if name in STAFF:
        need = STAFF[name]
        if kind == "omar":
            return need is None  # what everybody who can sign in has of their own
        if kind == "other site":
            return not has_record and (need is None or need in STAFF_MAY[Role.SPECIALIST])
        return isinstance(kind, Role) and (need is None or need in STAFF_MAY[kind])
    if name in PATIENT:
        return kind in ("patient", "verified") or (kind == "stranger" and not has_record)
    if name in PATIENT_VERIFIED:
        return kind == "verified" or (kind == "stranger" and not has_record)
    return False


def _told(body: bytes) -> list[str]:
    return [secret for secret in SECRETS if secret.encode() in body]


def _another_patient() -> Patient:
    return people.enter_patient(name="Bruno Sá", email="bruno@example.org", by=Actor.job("test"))


def test_the_secrets_are_really_there(world, dr_lind, client_of):
    """Else the search for leaks would find nothing because there is nothing."""
    client = client_of(dr_lind)
    pages = [
        client.get(address(name, routes()[name], world)).content
        for name in (
            "consult:show",
            "consult:health",
            "examine:examination",
            "plan:course",
            "treat:treatment",
            "heal:check_in",
            "review:show",
            "refer:decide",
        )
    ]

    assert set(_told(b"".join(pages))) == set(SECRETS)


def test_needs_cover_every_role():
    assert {Need.BOARD, Need.CONTACT} <= STAFF_MAY[Role.DESK]
    assert Need.CLINICAL not in STAFF_MAY[Role.DESK] | STAFF_MAY[Role.OWNER]
