"""A visitor asks for a free consultation: in one page, by phone at the desk, or by a machine."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.urls import reverse

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.models import Request
from basketweave.clinic.consult.refusals import (
    ImpossibleBirthday,
    NothingAsked,
    NotOffered,
    NoWayToReach,
    UnknownConcern,
    UnknownZone,
)
from basketweave.clinic.diary.actions import SlotTaken
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.models import Due, Episode, Patient, Step
from basketweave.clinic.post.models import Message

pytestmark = pytest.mark.django_db
TUESDAY_AT_TEN = "2026-03-03T10:00"


@pytest.fixture
def ana_types():
    """What Ana fills in."""
    return {
        "concerns": ["scars", "pores"],
        "zones": ["cheek-left", "cheek-right"],
        "wishes": "Smoother cheeks",
        "history": "Isotretinoin two years ago",
        "time": TUESDAY_AT_TEN,
        "name": "Ana Maria de Souza",
        "called": "Ana",
        "email": "ana@example.org",
        "phone": "",
        "born_on": "1990-05-01",
        "language": "en",
        "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a11",
    }


@pytest.fixture
def told(lisbon, dr_lind):
    """The same for the action."""
    return {
        "site": lisbon,
        "name": "Ana Maria de Souza",
        "email": "ana@example.org",
        "born_on": date(1990, 5, 1),
        "concerns": ["scars"],
        "zones": ["cheek-left"],
        "channel": "page",
        "by": Actor.visitor(),
    }


def test_the_page_opens_with_the_next_free_times_and_whose_clock_they_are(client, lisbon, dr_lind):
    shown = client.get("/request/").content.decode()

    assert "Lisbon time" in shown
    assert 'value="2026-03-02T14:30"' in shown or 'value="2026-03-02T17:30"' in shown  # the last of Monday
    assert "Spots I have now" in shown
    assert "Marks left behind" in shown


def test_a_request_becomes_a_patient_with_an_episode_and_a_time(client, lisbon, dr_lind, room, ana_types):
    answer = client.post("/request/", ana_types)

    assert answer.status_code == 302
    assert answer["Location"] == "/request/health/"
    request = Request.objects.get()
    held = request.consultation
    assert (held.day, held.wall_time, held.zone) == (date(2026, 3, 3), time(10), "Europe/Lisbon")
    assert (held.specialist, held.room, held.starts_at) == (dr_lind, room, datetime(2026, 3, 3, 10, tzinfo=UTC))
    assert request.episode.patient.name == "Ana Maria de Souza"
    assert (request.concerns, request.zones) == (["scars", "pores"], ["cheek-right", "cheek-left"])
    assert (request.history, request.wishes) == ("Isotretinoin two years ago", "Smoother cheeks")
    episode = request.episode
    assert (episode.step, episode.due, episode.due_day) == (Step.CONSULT, Due.CONSULTATION, date(2026, 3, 3))


def test_what_was_told_is_not_in_the_database_in_clear(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types)

    [kept] = Request.objects.values("history", "wishes")
    assert b"Isotretinoin" not in bytes(kept["history"])
    assert b"Smoother" not in bytes(kept["wishes"])


def test_the_confirmation_says_the_time_and_a_mail_carries_a_private_link(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types)

    assert "10:00 (Lisbon time)" in client.get("/request/sent/").content.decode()
    message = Message.objects.get()
    assert message.to == "ana@example.org"
    assert "10:00 (Lisbon time)" in message.body
    assert "/link/" in message.body
    assert "Isotretinoin" not in message.body
    assert "scar" not in message.body.lower()


def test_no_word_of_a_stranger_is_in_the_mail(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types | {"name": "Win at http://evil.example", "called": "Win at evil.example"})

    body = Message.objects.get().body
    assert "evil" not in body
    assert "Smoother" not in body
    assert body.startswith("Good day,")


def test_ten_requests_with_one_address_are_kept_and_three_mails_go_out(client, lisbon, dr_lind, ana_types):
    answers = []
    for number in range(5):
        typed = {"email": ["ana@example.org", "ANA@example.org"][number % 2], "time": "call", "once_key": str(uuid4())}
        client.post("/request/", ana_types | typed)
        answers.append(client.get("/request/sent/").content)

    assert Message.objects.count() == 3
    assert Request.objects.count() == 5  # nobody is turned away, a family with one address neither
    assert len(set(answers)) == 1


def test_another_address_gets_its_mail(told):
    for _ in range(4):
        actions.request_consultation(**told)
    actions.request_consultation(**told | {"email": "bruno@example.org"})

    assert [message.to for message in Message.objects.all()].count("bruno@example.org") == 1
    assert Message.objects.count() == 4


def test_what_the_desk_enters_is_confirmed_each_time_by_name(told, mira, as_staff):
    for _ in range(4):
        actions.request_consultation(**told | {"channel": "desk", "by": as_staff(mira)})

    assert [message.body.startswith("Dear Ana Maria de Souza,") for message in Message.objects.all()] == [True] * 4


def test_the_deed_is_a_line_in_the_ledger_without_a_word_of_what_was_told(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types)

    line = Line.objects.get(deed="requested consultation")
    assert (line.actor_kind, line.subject_id) == ("visitor", Request.objects.get().pk)
    assert line.details == {"channel": "page"}


def test_somebody_who_would_rather_be_called_has_no_time_yet(client, lisbon, dr_lind, mira, ana_types, as_staff):
    client.post("/request/", ana_types | {"time": "call", "email": "", "phone": "+351 910 000 000"})

    request = Request.objects.get()
    assert request.consultation is None
    assert request.episode.due == Due.CONSULTATION_TIME
    assert Message.objects.count() == 0
    assert list(queries.worklist(as_staff(mira))) == [request]
    assert "will be in touch" in client.get("/request/sent/").content.decode()


def test_sent_twice_it_is_one_request(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types)
    again = client.post("/request/", ana_types)

    assert again["Location"] == "/request/health/"
    assert Request.objects.count() == Patient.objects.count() == Message.objects.count() == 1
    assert Holding.objects.count() == 1


def test_changed_and_sent_again_it_is_not_passed_off_as_the_first(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types)
    again = client.post("/request/", ana_types | {"wishes": "A dark patch", "time": "call"})

    assert again.status_code == 422
    assert "what you sent first stands" in again.content.decode()
    assert Request.objects.get().wishes == "Smoother cheeks"


def test_a_time_just_gone_is_said_beside_the_field_and_nothing_typed_is_lost(
    client, lisbon, dr_lind, ana_types, as_staff, told
):
    actions.request_consultation(**told | {"day": date(2026, 3, 3), "wall_time": time(10)})

    answer = client.post("/request/", ana_types)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "This time has just been taken" in answer.context["form"].errors["time"][0]
    assert 'value="Ana Maria de Souza"' in shown
    assert "Isotretinoin two years ago" in shown
    assert 'value="2026-03-03T09:00"' in shown
    assert 'value="2026-03-03T10:00"' not in shown
    assert Request.objects.count() == 1


def test_a_time_that_goes_between_the_page_and_the_diary_is_said_the_same_way(
    client, lisbon, dr_lind, ana_types, monkeypatch
):
    def gone(**_):
        raise SlotTaken("specialist")

    monkeypatch.setattr(actions, "hold_first_free", gone)

    answer = client.post("/request/", ana_types)

    assert answer.status_code == 422
    assert "just been taken" in answer.context["form"].errors["time"][0]
    assert Patient.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"born_on": "1990-02-30"}, "born_on", "This day is not in the calendar"),
        ({"born_on": "2026-03-03"}, "born_on", "cannot be a date of birth"),
        ({"born_on": "1890-01-01"}, "born_on", "cannot be a date of birth"),
        ({"born_on": ""}, "born_on", "tell us your date of birth"),
        ({"concerns": ["tattoo"]}, "concerns", "We do not know one of these"),
        ({"concerns": [], "wishes": ""}, "concerns", "Choose at least one"),
        ({"zones": ["tail"]}, "zones", "We do not know the place “tail”"),
        ({"email": "ana at example"}, "email", "This is not an e-mail address"),
        ({"email": ""}, "email", "e-mail address or a telephone number"),
        ({"name": "  "}, "name", "Please write a name"),
        ({"time": ""}, "time", "Choose a time"),
        ({"time": "2026-13-45T99:00"}, "time", "just been taken"),
        ({"time": "2026-03-03T10:07"}, "time", "No consultation begins at this time"),
        ({"time": "2026-03-03T10:00:30"}, "time", "Write the time as the clo"),
        ({"time": "2026-03-03T03:00"}, "time", "not open then"),
        ({"name": "A\x00na"}, "name", "Null characters"),
        ({"once_key": "nonsense"}, "once_key", "lost its key"),
    ],
)
def test_what_cannot_be_right_gets_a_sentence_beside_its_field(
    client, lisbon, dr_lind, ana_types, typed, field, sentence
):
    answer = client.post("/request/", ana_types | typed)

    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert Patient.objects.count() == 0


def test_only_words_and_no_concern_of_our_list_is_welcome(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types | {"concerns": [], "zones": [], "wishes": "A dark patch"})

    assert Request.objects.get().concerns == []


def test_a_name_may_have_one_part(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types | {"name": "Sukarno", "called": ""})

    assert Patient.objects.get().name == "Sukarno"


def test_a_child_may_ask_too(client, lisbon, dr_lind, ana_types):
    client.post("/request/", ana_types | {"born_on": "2014-03-03"})

    assert Request.objects.count() == 1


@pytest.mark.parametrize("who", ["omar", "olga"])
def test_whoever_is_signed_in_asks_as_anybody(client_of, request, lisbon, dr_lind, ana_types, who):
    assert client_of(request.getfixturevalue(who)).post("/request/", ana_types).status_code == 302


def test_a_patient_may_ask_again(client_of_patient, ana, dr_lind, ana_types):
    assert client_of_patient(ana).post("/request/", ana_types).status_code == 302


def test_without_a_specialist_there_is_still_a_call(client, lisbon, ana_types):
    client.post("/request/", ana_types | {"time": "call"})

    assert Request.objects.get().consultation is None


def test_another_site_shows_its_own_times_in_its_own_zone_and_keeps_what_was_typed(
    client, lisbon, berlin, dr_lind, dr_weiss, ana_types
):
    shown = client.post("/request/", ana_types | {"site": str(lisbon.pk), "at": str(berlin.pk)})

    assert shown.status_code == 200
    assert "Berlin time" in shown.content.decode()
    assert 'value="Ana Maria de Souza"' in shown.content.decode()
    assert Request.objects.count() == 0

    client.post("/request/", ana_types | {"site": str(berlin.pk)})
    held = Request.objects.get().consultation
    assert (held.site, held.specialist) == (berlin, dr_weiss)
    assert held.starts_at == datetime(2026, 3, 3, 9, tzinfo=UTC)  # ten o'clock in Berlin


def test_a_second_specialist_takes_the_same_hour(told, dr_lind, noor, ana_types):
    for who in ("Ana", "Bruno"):
        actions.request_consultation(**told | {"name": who, "day": date(2026, 3, 3), "wall_time": time(10)})

    assert set(Holding.objects.values_list("specialist", flat=True)) == {dr_lind.pk, noor.pk}
    with pytest.raises(SlotTaken):
        actions.request_consultation(**told | {"name": "Carla", "day": date(2026, 3, 3), "wall_time": time(10)})
    assert Patient.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"email": ""}, NoWayToReach),
        ({"concerns": []}, NothingAsked),
        ({"concerns": ["tattoo"]}, UnknownConcern),
        ({"zones": ["tail"]}, UnknownZone),
        ({"born_on": date(2026, 3, 3)}, ImpossibleBirthday),
        ({"day": date(2026, 3, 3), "wall_time": time(10, 7)}, NotOffered),
    ],
)
def test_the_deed_itself_refuses_whichever_door_it_came_through(told, changed, refusal):
    with pytest.raises(refusal):
        actions.request_consultation(**told | changed)

    assert not Episode.objects.exists()
    assert not Holding.objects.exists()


def test_today_is_the_sites_day(told, clock, lisbon, berlin, dr_weiss):
    """Half past eleven at night in Lisbon is the next day in Berlin."""
    clock(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))

    actions.request_consultation(**told | {"site": berlin, "born_on": date(2026, 3, 3)})

    assert Episode.objects.get().due_day == date(2026, 3, 3)
    with pytest.raises(ImpossibleBirthday):
        actions.request_consultation(**told | {"born_on": date(2026, 3, 3)})


def test_too_many_from_one_place_are_asked_to_wait(client, lisbon, dr_lind, ana_types):
    answers = [client.post("/request/", ana_types | {"name": ""}).status_code for _ in range(11)]

    assert answers == [422] * 10 + [429]


def test_the_page_needs_few_questions_to_the_database(client, lisbon, dr_lind, noor, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        client.get(reverse("consult:request"))


def test_the_home_page_opens_and_names_its_sources(client, lisbon):
    shown = client.get("/").content.decode()

    assert "Ask for a free consultation" in shown
    assert "El-Domyati 2015" in shown
    assert "Chu 2021" in shown
    assert "Why wait 4 to 6 weeks?" in shown
