"""A job is left in the deed's own transaction, and says nothing about anybody."""

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from basketweave.clinic.post.actions import NotACode, enqueue
from basketweave.clinic.post.jobs import UnknownJob, job
from basketweave.clinic.post.models import Job

pytestmark = pytest.mark.django_db
EPISODE = UUID("3f0e7c9a-55b1-4c0e-9d0c-0c8e0f1a2b3c")


@pytest.fixture(autouse=True)
def reminding():
    job("test:remind")(lambda params, by: None)


class DeedRefused(Exception): ...


@transaction.atomic
def deed_that_is_refused():
    enqueue("test:remind", episode=EPISODE)
    raise DeedRefused


def test_a_deed_that_is_rolled_back_leaves_no_job():
    with pytest.raises(DeedRefused):
        deed_that_is_refused()

    assert not Job.objects.exists()


def test_a_once_key_is_one_job_however_often_it_is_enqueued():
    first = enqueue("test:remind", once_key=f"remind:{EPISODE}")
    second = enqueue("test:remind", once_key=f"remind:{EPISODE}")

    assert first == second
    assert Job.objects.count() == 1


def test_ids_numbers_and_days_come_back_as_json():
    enqueue("test:remind", episode=EPISODE, number=2, day=date(2026, 3, 14))

    assert Job.objects.get().params == {"episode": str(EPISODE), "number": 2, "day": "2026-03-14"}


@pytest.mark.parametrize("words", ["Ana Sousa", "ana@example.org", "scar on the left cheek", "Ana"])
def test_words_about_a_person_are_refused_and_not_repeated(words):
    with pytest.raises(NotACode) as refused:
        enqueue("test:remind", note=words)

    assert words not in str(refused.value)
    assert not Job.objects.exists()


@pytest.mark.parametrize("words", ["remind Ana", "ana@example.org", "Ana"])
def test_a_once_key_holds_no_words_either(words):
    with pytest.raises(NotACode):
        enqueue("test:remind", once_key=words)


def test_an_unknown_job_is_refused_where_the_mistake_is():
    with pytest.raises(UnknownJob):
        enqueue("test:no-such-job")
