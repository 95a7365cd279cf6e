"""What should have gone out and did not is seen, called about, tried again or set aside."""

from datetime import timedelta
from uuid import uuid4

import pytest

from basketweave.clinic.post.actions import enqueue, send
from basketweave.clinic.post.models import Job, Message
from basketweave.clinic.shell.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(ana, clock):
    made = send(kind="check-in", key=ana.vault_key, to=ana.email, subject="secret", body="secret", once_key="a")
    clock(now() + timedelta(hours=1))
    return made


@pytest.fixture
def given_up(message):
    Message.objects.filter(pk=message.pk).update(failed_at=now(), attempts=12)
    return message


def test_the_desk_sees_whom_to_call_and_not_what_it_says(message, mira, client_of):
    said = client_of(mira).get("/undelivered/").content.decode()

    assert "Ana Maria de Souza" in said
    assert "+351 910 000 000" in said
    assert "is still tried" in said
    assert "secret" not in said


def test_another_site_sees_no_name(message, dr_weiss, client_of):
    assert "Ana" not in client_of(dr_weiss).get("/undelivered/").content.decode()


@pytest.mark.parametrize("button", ["again", "aside"])
def test_what_was_given_up_is_tried_again_or_set_aside(given_up, olga, client_of, button):
    client_of(olga).post(f"/undelivered/{given_up.pk}/", {button: ""})

    given_up.refresh_from_db()
    assert (given_up.failed_at is None) == (button == "again")
    assert (given_up.set_aside_at is None) == (button == "again")


def test_what_is_still_tried_is_left_alone(message, olga, client_of):
    page = client_of(olga).post(f"/undelivered/{message.pk}/", {"aside": ""}, follow=True)

    assert "The worker still tries this by itself." in page.content.decode()
    message.refresh_from_db()
    assert message.set_aside_at is None


def test_a_job_that_was_given_up_is_seen_and_set_aside(lisbon, olga, client_of, clock):
    job = enqueue("heal:begin", treatment=uuid4())
    Job.objects.filter(pk=job.pk).update(failed_at=now())
    clock(now() + timedelta(hours=1))
    client = client_of(olga)
    assert "heal:begin" in client.get("/undelivered/").content.decode()

    client.post(f"/undelivered/{job.pk}/", {"aside": ""})

    assert "Everything that was due has gone out." in client.get("/undelivered/").content.decode()


def test_what_is_not_there_is_not_found(lisbon, olga, client_of):
    assert client_of(olga).post(f"/undelivered/{uuid4()}/").status_code == 404


@pytest.mark.parametrize("person", ["mira", "dr_lind", "omar"])
def test_only_who_runs_the_house_looks_after_it(given_up, person, request, client_of):
    assert client_of(request.getfixturevalue(person)).post(f"/undelivered/{given_up.pk}/").status_code == 403


def test_when_all_went_out_it_says_so(lisbon, mira, client_of):
    assert "Everything that was due has gone out." in client_of(mira).get("/undelivered/").content.decode()
