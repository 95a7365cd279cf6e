"""The demo: everybody's past comes about through the real actions, and everything is as in a clinic that works."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import authenticate

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.access.clock import now
from basketweave.clinic.consult.models import Call, Screening
from basketweave.clinic.demo.play import BY_LINK, NotADemo, play
from basketweave.clinic.examine.models import Examination, Grade, Photograph
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import OwnNumber, Site
from basketweave.clinic.journey.queries import board, timeline
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.ledger.queries import verify
from basketweave.clinic.people.models import Due, Episode, Patient, Staff, Step
from basketweave.clinic.people.staffing import AlreadyOpen
from basketweave.clinic.plan.models import Override, SeriesHold, Session
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
    then_everybody_has_answered_for_their_health()
    then_one_call_for_an_answer_is_owed_and_one_was_made()
    then_grades_are_on_further_scales_too()
    then_decisions_name_treatments_beside_the_list_that_was_shown()
    then_letters_went_with_every_referral()
    then_questions_were_answered_and_a_wait_let_pass()
    then_one_series_is_held_and_two_go_on_again()
    then_every_treatment_was_asked_about_before()
    then_the_clinic_treats_by_a_number_of_its_own()
    then_timelines_tell_of_it()


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
    assert {"signature", "check-in", "call", "held", "review"} <= dues
    assert columns[Step.CONSULT].urgent == 1


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


def then_everybody_has_answered_for_their_health():
    for episode in Episode.objects.all():
        first = episode.screenings.get(number=1)
        assert first.occasion == Screening.Occasion.REQUEST
        assert first.answers is not None
    assert Screening.objects.filter(is_unchanged=True).exists()
    told = {question for each in Screening.objects.all() for question in each.answers}
    assert {"isotretinoin", "cold-sores", "pregnancy", "blood-thinners", "keloid", "filler", "changing-mark"} <= told


def then_one_call_for_an_answer_is_owed_and_one_was_made():
    owed = Call.objects.get(done_at__isnull=True)
    assert owed.episode.due == Due.CALL
    assert owed.episode.patient.name == "Callum Reid"
    made = Call.objects.get(done_at__isnull=False)
    assert made.outcome.startswith("Called.")
    assert made.done_at < made.deadline


def then_grades_are_on_further_scales_too():
    used = {grade.scale for grade in Grade.objects.all()}
    assert {"ecca", "goodman-baron-quantitative", "vancouver", "mmasi", "gais"} <= used
    counts = Grade.objects.filter(scale="ecca").order_by("examination__begun_at")
    before, after = [each for each in counts if each.examination.episode.patient.name == "Inês Carvalho"]
    assert before.parts
    assert after.value <= before.value
    assert Grade.objects.get(scale="gais").label == "improved"
    assert not Examination.objects.filter(finished_at__isnull=False, appearance__isnull=True).exists()


def then_decisions_name_treatments_beside_the_list_that_was_shown():
    assert all(each.recommendation.was_shown and each.treatments for each in decisions())
    chosen = {each.episode.patient.name: each.treatments for each in decisions()}
    assert chosen["Amina Warsame"] == ["scar-clinic"]
    assert chosen["Matteo Ricci"] == ["cross"]
    assert chosen["Marisol Quispe Mamani"] == ["dermatology", "topicals"]
    for name, leading in (("Amina Warsame", "scar-clinic"), ("Matteo Ricci", "cross")):
        [decided] = [each for each in decisions() if each.episode.patient.name == name]
        first, *_others = decided.recommendation.options["concerns"][0]["options"]
        assert first["treatment"] == leading


def then_letters_went_with_every_referral():
    elsewhere = [each for each in decisions() if each.choice == Decision.Choice.ELSEWHERE]
    assert len(elsewhere) == 4
    for decision in elsewhere:
        assert read(decision.letters.get().file).startswith(b"%PDF")


def then_questions_were_answered_and_a_wait_let_pass():
    passed = {f"{each.shown.rule}/{each.shown.code}": each for each in Override.objects.all()}
    assert set(passed) == {
        "isotretinoin/after-last-dose",
        "herpes_history/cold-sores-before",
        "anticoagulants/blood-thinners",
        "general_health/not-sure",
    }
    assert [key for key, each in passed.items() if not each.is_answer] == ["isotretinoin/after-last-dose"]
    assert all(each.words and each.allowed_as == "specialist" for each in passed.values())


def then_one_series_is_held_and_two_go_on_again():
    held = SeriesHold.objects.get(released_at__isnull=True)
    assert [each.rule for each in held.because] == ["pregnancy"]
    assert held.course.episode.due == Due.HELD
    by_a_specialist, by_an_answer = SeriesHold.objects.filter(released_at__isnull=False).order_by("held_at")
    assert by_a_specialist.released_by.name == "Noor Haddad"
    assert by_a_specialist.words
    assert by_an_answer.released_with is not None


def then_every_treatment_was_asked_about_before():
    for treatment in Treatment.objects.select_related("session"):
        asked = Screening.objects.filter(for_session=treatment.session_id, answered_at__lte=treatment.begun_at)
        assert asked.exists()
        assert treatment.touched
        assert treatment.is_numbed is not None
        by_the_eyes = any(each.zone.startswith("periorbital") for each in treatment.zones.all())
        assert treatment.stays_outside_rim is (True if by_the_eyes else None)


def then_the_clinic_treats_by_a_number_of_its_own():
    own = OwnNumber.objects.get()
    assert (own.name, own.stands_behind) == ("wait_after_isotretinoin", "Dr Lind")
    assert guideline().count("wait_after_isotretinoin") == own.value == 366
    assert guideline().version.endswith("+1")


def then_timelines_tell_of_it():
    """What is told there, by whom it may be read: a specialist of that site."""
    noor = actor_of(Staff.objects.get(name="Noor Haddad").user)
    told = {
        name: " ".join(str(event.words) for event in timeline(noor, patient(name)))
        for name in ("Amina Warsame", "Hanna Lindqvist", "Leïla Ben Amor", "Γιώργος Παπαδάκης", "Kwame Mensah")
    }
    assert "Referral letter, Noor Haddad" in told["Amina Warsame"]
    assert "Answered the health questions" in told["Hanna Lindqvist"]
    assert "Series on hold" in told["Hanna Lindqvist"]
    assert "Series released" not in told["Hanna Lindqvist"]
    assert "Noor Haddad let pass what isotretinoin says" in told["Leïla Ben Amor"]
    assert "Series released by Noor Haddad" in told["Γιώργος Παπαδάκης"]
    assert "Series released" in told["Kwame Mensah"]


def decisions():
    return Decision.objects.select_related("episode__patient__vault_key", "recommendation")


def patient(name):
    return next(each for each in Patient.objects.all() if each.name == name)
