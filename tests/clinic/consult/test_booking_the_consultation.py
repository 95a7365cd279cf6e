"""The desk enters a request by phone, gives it a time, moves it; and reads nothing clinical."""

from datetime import date, time

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Request
from basketweave.clinic.consult.refusals import Examined
from basketweave.clinic.diary.actions import SlotTaken
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.models import Due, Step
from basketweave.clinic.post.models import Message

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 3, 3)


@pytest.fixture
def request_of_ana(lisbon, dr_lind):
    return actions.request_consultation(
        site=lisbon,
        name="Ana Maria de Souza",
        email="ana@example.org",
        born_on=date(1990, 5, 1),
        concerns=["scars"],
        zones=["cheek-left"],
        history="Isotretinoin two years ago",
        wishes="Smoother cheeks",
        channel="page",
        by=Actor.visitor(),
    )


@pytest.fixture
def on_the_phone(lisbon):
    return {
        "site": str(lisbon.pk),
        "concerns": ["wrinkles"],
        "wishes": "",
        "history": "Allergic to lidocaine",
        "time": "2026-03-03T10:00",
        "specialist": "",
        "name": "Bruno",
        "email": "",
        "phone": "+351 912 345 678",
        "born_on": "1970-01-31",
        "language": "en",
        "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a12",
    }


def test_the_desk_enters_a_caller_who_has_no_mail(client_of, mira, dr_lind, on_the_phone):
    answer = client_of(mira).post("/desk/request/", on_the_phone)

    request = Request.objects.get()
    assert answer["Location"] == f"/requests/{request.pk}/"
    assert (request.channel, request.consultation.day) == ("desk", TUESDAY)
    assert request.history == "Allergic to lidocaine"
    assert Message.objects.count() == 0


def test_the_caller_may_name_a_specialist(client_of, mira, dr_lind, noor, on_the_phone):
    client_of(mira).post("/desk/request/", on_the_phone | {"specialist": str(noor.pk)})

    assert Request.objects.get().consultation.specialist == noor


def test_a_specialist_who_is_taken_then_is_said_beside_the_time(
    client_of, mira, dr_lind, noor, on_the_phone, request_of_ana, as_staff
):
    actions.book_consultation(
        request=request_of_ana, day=TUESDAY, wall_time=time(10), specialist=noor, by=as_staff(mira)
    )

    answer = client_of(mira).post("/desk/request/", on_the_phone | {"specialist": str(noor.pk)})

    assert answer.status_code == 422
    assert answer.context["form"].errors["time"]


@pytest.mark.parametrize("who", ["omar", "dr_weiss"])
def test_the_desk_page_is_for_who_books(client_of, request, lisbon, who):
    answer = client_of(request.getfixturevalue(who)).get("/desk/request/")

    if who == "omar":
        assert answer.status_code == 403
    else:  # she books at her own site only
        assert [site.name for site in answer.context["sites"]] == ["Lindenstraße"]


def test_the_desk_sees_who_and_when_and_nothing_clinical(client_of, mira, request_of_ana):
    shown = client_of(mira).get(f"/requests/{request_of_ana.pk}/").content.decode()

    assert "Ana Maria de Souza" in shown
    assert "ana@example.org" in shown
    for clinical in ("Isotretinoin", "Smoother", "Marks left behind", "cheek", "Begin the examination"):
        assert clinical not in shown


def test_the_specialist_reads_what_was_asked(client_of, dr_lind, request_of_ana):
    shown = client_of(dr_lind).get(f"/requests/{request_of_ana.pk}/").content.decode()

    assert "Isotretinoin two years ago" in shown
    assert "Smoother cheeks" in shown
    assert "Marks left behind" in shown
    assert "Begin the examination" in shown
    assert Line.objects.filter(deed="read", subject_id=request_of_ana.pk).count() == 1


@pytest.mark.parametrize("who", ["omar", "dr_weiss"])
def test_who_belongs_elsewhere_sees_no_request(client_of, request, request_of_ana, who):
    answer = client_of(request.getfixturevalue(who)).get(f"/requests/{request_of_ana.pk}/")

    assert answer.status_code in (403, 404)
    assert "Ana" not in answer.content.decode()


def test_a_visitor_is_led_to_the_sign_in(client, request_of_ana):
    assert client.get(f"/requests/{request_of_ana.pk}/").status_code == 302


def test_the_desk_books_the_time_it_agreed_on(client_of, mira, dr_lind, request_of_ana):
    answer = client_of(mira).post(f"/requests/{request_of_ana.pk}/", booking(request_of_ana, "2026-03-03T10:00"))

    assert answer.status_code == 302
    request_of_ana.refresh_from_db()
    episode = request_of_ana.episode
    assert (request_of_ana.consultation.day, request_of_ana.consultation.specialist) == (TUESDAY, dr_lind)
    assert (episode.step, episode.due, episode.due_day) == (Step.CONSULT, Due.CONSULTATION, TUESDAY)
    assert "has a time" in Message.objects.get(once_key__startswith="consultation:").subject
    assert Line.objects.filter(deed="booked consultation", actor_label="desk").count() == 1


def test_a_move_lets_go_of_the_old_time_and_writes_again(request_of_ana, dr_lind, mira, as_staff):
    booked = actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(10), by=as_staff(mira))
    moved = actions.book_consultation(request=booked, day=TUESDAY, wall_time=time(15), by=as_staff(mira))

    assert moved.consultation.wall_time == time(15)
    assert [each.wall_time for each in Holding.objects.filter(cancelled_at=None)] == [time(15)]
    assert Message.objects.filter(once_key__startswith="consultation:").count() == 2
    assert Line.objects.filter(deed="moved consultation").count() == 1


def test_a_move_to_a_time_that_is_taken_leaves_all_as_it_was(request_of_ana, lisbon, dr_lind, mira, as_staff):
    desk = as_staff(mira)
    booked = actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(10), by=desk)
    actions.request_consultation(
        site=lisbon, name="Bruno", phone="1", wishes="x", day=TUESDAY, wall_time=time(15), channel="desk", by=desk
    )

    with pytest.raises(SlotTaken):
        actions.book_consultation(request=booked, day=TUESDAY, wall_time=time(15), by=desk)

    booked.refresh_from_db()
    assert (booked.consultation.wall_time, booked.consultation.cancelled_at) == (time(10), None)


def test_a_stale_form_changes_nothing(client_of, mira, dr_lind, request_of_ana, as_staff):
    old = booking(request_of_ana, "2026-03-03T10:00")
    actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(15), by=as_staff(mira))

    answer = client_of(mira).post(f"/requests/{request_of_ana.pk}/", old)

    assert answer.status_code == 422
    assert "Somebody changed this" in answer.content.decode()
    request_of_ana.refresh_from_db()
    assert request_of_ana.consultation.wall_time == time(15)
    with pytest.raises(StaleRecord):
        actions.book_consultation(
            request=request_of_ana, day=TUESDAY, wall_time=time(10), version=old["version"], by=as_staff(mira)
        )


def test_sent_twice_it_is_booked_once(client_of, mira, dr_lind, request_of_ana):
    form = booking(request_of_ana, "2026-03-03T10:00")
    browser = client_of(mira)
    answers = [browser.post(f"/requests/{request_of_ana.pk}/", form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Holding.objects.count() == 1


def test_a_time_outside_the_hours_is_refused_with_a_sentence(client_of, mira, request_of_ana):
    answer = client_of(mira).post(f"/requests/{request_of_ana.pk}/", booking(request_of_ana, "2026-03-08T10:00"))

    assert answer.status_code == 422
    assert "not open then" in answer.context["form"].errors["time"][0]


def test_after_the_examination_there_is_nothing_to_book(request_of_ana, mira, as_staff):
    request_of_ana.episode.step = Step.EXAMINE
    request_of_ana.episode.save()

    with pytest.raises(Examined):
        actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(10), by=as_staff(mira))


def test_omar_books_nothing(request_of_ana, omar, as_staff):
    with pytest.raises(PermissionRefused):
        actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(10), by=as_staff(omar))


def test_request_and_consultation_are_lines_of_the_timeline(request_of_ana, dr_lind, mira, as_staff):
    actions.book_consultation(request=request_of_ana, day=TUESDAY, wall_time=time(10), by=as_staff(mira))

    events = queries.events_of(request_of_ana.episode.patient_id)

    assert [event.words for event in events] == ["Asked for a free consultation", "Free consultation, Dr Lind"]
    assert [event.is_to_come for event in events] == [False, True]


def booking(request, at):
    return {
        "time": at,
        "specialist": "",
        "version": request.version,
        "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a13",
    }
