"""A check-in is asked on its day by the site's calendar, by one mail with a private link."""

import re
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from basketweave.clinic.heal import actions, queries
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import PatientLink
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.work import run_worker
from tests.clinic.heal.builders import WORKER, all_well, begun, signed
from tests.clinic.heal.conftest import SESSION_DAY

pytestmark = pytest.mark.django_db


def asked_days():
    return [each.day_after for each in queries.to_ask()]


def test_nobody_is_asked_before_the_day(check_ins, clock):
    clock(datetime(2026, 3, 9, 23, 59, tzinfo=UTC))

    assert asked_days() == []


def test_the_day_begins_at_the_sites_midnight(check_ins, clock, lisbon, berlin):
    lisbon.zone = "America/Los_Angeles"
    lisbon.save()
    clock(datetime(2026, 3, 10, 6, 59, tzinfo=UTC))  # still the ninth there, long the tenth in Berlin
    assert asked_days() == []

    clock(datetime(2026, 3, 10, 7, 0, tzinfo=UTC))
    assert asked_days() == [1]


def test_one_mail_with_one_link_whoever_asks_again(check_ins, clock):
    clock(SESSION_DAY + timedelta(days=1))

    for _ in range(2):
        actions.ask(check_in=check_ins[1], by=WORKER)

    mail = Message.objects.get(kind="check-in")
    assert len(re.findall(r"/link/\S+", mail.body)) == 1
    assert PatientLink.objects.get(purpose="check-in").record_id == check_ins[1].pk


def test_the_mail_says_nothing_of_what_was_done(check_ins, clock):
    clock(SESSION_DAY + timedelta(days=1))

    actions.ask(check_in=check_ins[1], by=WORKER)

    mail = Message.objects.get(kind="check-in")
    for word in ("needl", "scar", "cheek", "session"):
        assert word not in (mail.subject + mail.body.replace("Dear Ana Maria de Souza", "")).lower()


def test_a_worker_who_slept_for_days_sends_one_mail(check_ins, clock):
    clock(SESSION_DAY + timedelta(days=8))

    assert asked_days() == [7]


def test_a_newer_session_takes_over_from_the_older(check_ins, course, noor, lot, clock):
    clock(SESSION_DAY + timedelta(weeks=5))
    second = signed(begun(course, 2, noor), lot)
    actions.begin_follow_up(treatment=second, by=WORKER)

    clock(SESSION_DAY + timedelta(weeks=5, days=1))

    assert [(each.treatment_id, each.day_after) for each in queries.to_ask()] == [(second.pk, 1)]


def test_nobody_asks_who_was_erased(check_ins, ana, olga, as_staff, clock):
    people.erase_patient(patient=ana, by=as_staff(olga))
    clock(SESSION_DAY + timedelta(days=1))

    assert asked_days() == []


def test_without_an_address_the_board_still_says_that_it_is_due(check_ins, ana, episode, clock):
    ana.email = ""
    ana.save()
    clock(SESSION_DAY + timedelta(days=1))

    actions.ask(check_in=check_ins[1], by=WORKER)

    episode.refresh_from_db()
    assert not Message.objects.filter(kind="check-in").exists()
    assert (episode.due, episode.due_number) == ("check-in", 1)


def test_an_answered_one_is_not_asked(check_ins, herself, clock):
    clock(SESSION_DAY + timedelta(days=1))
    actions.answer(check_in=check_ins[1], answers=all_well(1), words="", by=herself)

    assert asked_days() == []


@pytest.mark.django_db(transaction=True)
def test_the_worker_asks_by_itself(treatment, clock, mailoutbox):
    run_worker(stop=Event(), settle=True)
    clock(SESSION_DAY + timedelta(days=1, hours=1))

    run_worker(stop=Event(), settle=True)
    run_worker(stop=Event(), settle=True)

    assert [mail.to for mail in mailoutbox if "check-in" in mail.subject] == [["ana@example.org"]]
