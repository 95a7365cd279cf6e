"""The demo: everybody's past comes about through the real actions, and everything is as in a clinic that works."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.access.clock import now
from basketweave.clinic.demo.play import BY_LINK, NotADemo, play
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.house.models import Site
from basketweave.clinic.journey.queries import board
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.ledger.queries import verify
from basketweave.clinic.people.models import Episode, Patient, Staff, Step
from basketweave.clinic.people.staffing import AlreadyOpen
from basketweave.clinic.plan.models import Session
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.queries import alarm
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.review.models import Review
from basketweave.clinic.treat.models import Treatment
from basketweave.clinic.vault.images import photograph
from basketweave.clinic.vault.queries import read
from basketweave.science.cohort.house import MEMBERS

from .conftest import SEED, today_in_utc

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_demo_is_a_clinic_that_works(demo, real_clock):
    began_at = datetime.now(UTC)

    signs_in = play(today=today_in_utc(), seed=SEED)

    then_every_column_of_the_board_has_somebody()
    then_the_clock_is_the_real_one_again(began_at)
    then_nothing_is_overdue()
    then_the_ledger_is_whole_and_sealed()
    then_everybody_can_sign_in(signs_in)
    then_their_roles_are_those_of_the_house()
    then_patients_can_come_by_link(signs_in)
    then_mail_went_out_on_its_day(demo)
    then_one_call_is_owed_and_one_was_made()
    then_sessions_are_where_treatments_say_they_are()
    then_photographs_are_sealed_in_the_vault_and_labelled()


@pytest.mark.long
@pytest.mark.parametrize(
    ("today", "seed"),
    [
        (date(2026, 3, 29), 1),  # clocks go forward, on a Sunday
        (date(2026, 10, 26), 2),  # the day after they went back
        (date(2026, 11, 21), 3),  # a Saturday
        (date(2026, 3, 1), 4),
        (date(2024, 2, 29), 5),
        (date(2026, 1, 1), 6),
    ],
)
def test_the_demo_can_be_made_on_any_day(demo, real_clock, today, seed):
    play(today=today, seed=seed)

    then_every_column_of_the_board_has_somebody()
    then_the_ledger_is_whole_and_sealed()


def test_a_real_clinic_gets_no_invented_patients(settings, real_clock):
    settings.IS_DEMO = False

    with pytest.raises(NotADemo):
        play(today=today_in_utc(), seed=SEED)

    assert not Staff.objects.exists()
    assert not Line.objects.exists()


def test_a_clinic_that_is_open_already_is_left_alone(demo, olga):
    """`olga` works here: this is what a second play would find."""
    with pytest.raises(AlreadyOpen):
        play(today=today_in_utc(), seed=SEED)

    assert list(Staff.objects.all()) == [olga]
    assert not Patient.objects.exists()
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


def then_every_column_of_the_board_has_somebody():
    olga = Staff.objects.get(name="Olga Brandt")
    columns = {column.step: column for column in board(actor_of(olga.user)).columns}
    assert {step for step, column in columns.items() if column.count} == set(Step) - {Step.DONE}
    assert Episode.objects.filter(step=Step.DONE).count() >= 2
    assert columns[Step.HEAL].urgent == 1
    assert sum(column.late for column in columns.values()) >= 2
    dues = set(Episode.objects.values_list("due", flat=True))
    assert {"consultation-time", "consultation", "decision", "plan", "booking", "session"} <= dues
    assert {"signature", "check-in", "call", "review"} <= dues


def then_the_clock_is_the_real_one_again(began_at):
    assert began_at <= now() <= datetime.now(UTC)
    assert not Line.objects.filter(at__gt=datetime.now(UTC)).exists()
    assert Line.objects.filter(at__lt=began_at - timedelta(days=180)).exists()


def then_nothing_is_overdue():
    assert alarm(now()) is None
    assert not Message.objects.outstanding().exists()


def then_the_ledger_is_whole_and_sealed():
    verdict = verify()
    assert verdict.is_whole
    assert verdict.unsealed == 0
    assert {"requested consultation", "signed a treatment", "answered", "reviewed", "cancelled a booking"} <= set(
        Line.objects.values_list("deed", flat=True)
    )


def then_everybody_can_sign_in(signs_in):
    staff = [sign_in for sign_in in signs_in if sign_in.password]
    assert [sign_in.email for sign_in in staff] == [member.email for member in MEMBERS.values()]
    assert len({sign_in.password for sign_in in staff}) == 4
    for sign_in in staff:
        assert authenticate(email=sign_in.email, password=sign_in.password)
        assert not authenticate(email=sign_in.email, password="wrong " + sign_in.password)


def then_their_roles_are_those_of_the_house():
    sites = {"rua-do-sol": Site.objects.get(name="Rua do Sol"), "lindenhof": Site.objects.get(name="Lindenhof")}
    assert {site.zone for site in sites.values()} == {"Europe/Lisbon", "Europe/Berlin"}
    for member in MEMBERS.values():
        actor = actor_of(Staff.objects.get(name=member.name).user)
        assert {(grant.role.value, grant.site_id) for grant in actor.grants} == {
            (role, sites[site].pk if site else None) for role, site in member.roles
        }


def then_patients_can_come_by_link(signs_in):
    links = [sign_in.email for sign_in in signs_in if sign_in.role == "patient"]
    assert len(links) == len(BY_LINK)
    assert all("/link/" in link for link in links)


def then_mail_went_out_on_its_day(folder):
    """Each file is one message; and each went out within a day of the moment at which it was due."""
    sent = Message.objects.filter(done_at__isnull=False, is_dropped=False)
    assert len(list(folder.glob("*.eml"))) == sent.count() >= 40
    assert all(message.done_at - message.due_at < timedelta(days=1) for message in sent)


def then_one_call_is_owed_and_one_was_made():
    assert CheckIn.objects.filter(is_worrying=True).count() == 1
    owed = Task.objects.get(done_at__isnull=True)
    assert owed.check_in.is_worrying
    made = Task.objects.get(done_at__isnull=False)
    assert made.outcome.startswith("Called.")


def then_sessions_are_where_treatments_say_they_are():
    for treatment in Treatment.objects.filter(signed_at__isnull=False).select_related("session__holding"):
        assert treatment.day == treatment.session.treated_on == treatment.session.holding.day
    assert Treatment.objects.filter(signed_at__isnull=True).count() == 1
    assert Session.objects.booked().exists()
    assert set(Decision.objects.values_list("choice", flat=True)) == {"needling", "wait", "elsewhere"}


def then_photographs_are_sealed_in_the_vault_and_labelled():
    review = Review.objects.get()
    assert "CC0 photograph, nobody's patient" in review.words
    for examination in (review.before, review.after):
        assert "CC0 photograph, nobody's patient" in examination.notes
        kept = Photograph.objects.get(examination=examination)
        assert photograph(read(kept.shown)).format == "JPEG"
    assert Photograph.objects.count() == 3
