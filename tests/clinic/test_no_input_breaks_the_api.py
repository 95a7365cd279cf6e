"""No input gives a 500: the API is fed from its own document, as people with every role and as nobody."""

from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

pytestmark = [pytest.mark.long, pytest.mark.django_db]
PEOPLE = ["olga", "dr_vega", "dr_lind", "mira", "omar", "nobody"]
FED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))  # an operation and a person


@pytest.fixture(autouse=True)
def _one_connection():
    """A request through WSGI would close the connection that this test's transaction is on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_input_gives_a_500(who, request, lisbon, ana):
    headers = headers_of(who, request)
    faults = []

    operations = [found.ok() for found in document().get_all_operations()]
    for operation in operations:
        try:
            feed(operation, headers)
        except Exception as fault:  # every fault of every operation is told, not only the first
            faults.append(f"{operation.label}: {fault}")

    assert len(operations) > 5
    assert faults == [], "\n\n".join(faults)


def feed(operation, headers):
    @FED
    @given(case=operation.as_strategy())
    def feed_one(case):
        case.call_and_validate(headers=headers, checks=[not_a_server_error])

    feed_one()


def document():
    from basketweave.clinic.config.wsgi import application

    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def headers_of(who, request):
    """Somebody of tests/clinic/conftest.py, by a token of their own."""
    if who == "nobody":
        return {}
    from basketweave.clinic.access.actions import make_token
    from basketweave.clinic.access.actor import Actor

    person = request.getfixturevalue(who)
    user = getattr(person, "user", person)
    _, secret = make_token(user=user, name="fuzz", lasts=timedelta(days=1), by=Actor.job("fuzz"))
    return {"Authorization": f"Bearer {secret}"}
