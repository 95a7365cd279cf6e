"""After the request a few questions follow; a visitor answers them, or leaves them for later."""

import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import actions, queries, told
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.proof import proof_of
from basketweave.science.protocol.screening import QUESTIONS
from tests.clinic.consult.health import CHANGING, LASERED, WELL, typed

pytestmark = pytest.mark.django_db
CSS = Path(told.__file__).parent / "static/consult/consult.css"


@pytest.fixture
def ana(client, lisbon, dr_lind, room):
    """A visitor who has just sent the request."""
    request = {
        "concerns": ["scars"],
        "zones": ["cheek-left"],
        "time": "2026-03-03T10:00",
        "name": "Ana Maria de Souza",
        "email": "ana@example.org",
        "born_on": "1990-05-01",
        "language": "en",
        "once_key": str(uuid4()),
    }
    assert client.post("/request/", request)["Location"] == "/request/health/"
    return client


def proof_on(page):
    return re.search(r'name="proof" value="([^"]+)"', page.content.decode())[1]


def sends(client, answers):
    return client.post("/request/health/", typed(answers, proof=proof_on(client.get("/request/health/"))))


def test_after_the_request_a_few_questions_follow_which_may_wait(ana):
    page = ana.get("/request/health/")

    assert page.status_code == 200
    assert b"A few questions about your health" in page.content
    assert b"Answer later, by the link in your mail" in page.content
    assert b"Answer the questions about your health" in ana.get("/request/sent/").content
    assert not Screening.objects.exists()


def test_every_patients_question_is_on_the_page_and_no_specialists(ana):
    page = ana.get("/request/health/").content.decode()

    names = set(re.findall(r'name="h-([a-z-]+)"', page))
    assert names - {"nothing-applies"} == {each.id for each in QUESTIONS if len(each.occasions) == 3}


def test_the_page_is_light(ana):
    assert len(ana.get("/request/health/").content) < 110_000


def test_every_follow_up_comes_out_when_its_answer_is_given():
    waits_for = {value for each in QUESTIONS if each.when for value in each.when.values}

    assert waits_for == set(re.findall(r"\.follow\.after-([a-z]+)", CSS.read_text()))
    assert waits_for == set(re.findall(r'input\[value="([a-z]+)"\]:checked', CSS.read_text()))


def test_answers_are_kept_and_their_meaning_is_told_at_once(ana):
    answer = sends(ana, LASERED)

    assert answer["Location"] == "/request/sent/"
    page = ana.get("/request/sent/").content.decode()
    assert "Treatment not before 8 July 2026" in page
    assert "the skin rests before it is needled" in page
    assert "Nobody is turned away" in page
    assert "Please do this" not in page
    assert Screening.objects.get().answers == {
        "laser": True,
        "laser-on": "2026-01-05",
        "laser-where": ["cheek-left"],
    }


def test_who_has_nothing_of_it_reads_so(ana):
    sends(ana, WELL)

    assert b"Nothing that you told us asks for a wait" in ana.get("/request/sent/").content


def test_silence_is_not_taken_for_health(ana):
    answer = sends(ana, {})

    assert answer.status_code == 422
    assert b"Nothing is ticked" in answer.content
    assert not Screening.objects.exists()


def test_what_cannot_wait_is_said_before_anything_else(ana):
    sends(ana, CHANGING)

    page = ana.get("/request/sent/").content.decode()
    main = page[page.index("<main") :]
    assert main.index("Please do this today") < main.index("<h1")
    assert "skin doctor (dermatologist)" in main
    assert "Do not wait for that call" in main
    assert "We have your request." in main, "nobody is turned away"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {"h-isotretinoin": "on", "h-isotretinoin-is": "stopped", "h-isotretinoin-on": "2027-01-01"},
            "lies ahead of us",
        ),
        ({"h-laser": "on", "h-laser-on": "1980-01-01"}, "before the date of birth"),
        ({"h-laser": "on", "h-laser-on": "30.02.2026"}, "not in the calendar"),
        ({"h-isotretinoin": "on", "h-isotretinoin-is": "stopped", "h-isotretinoin-on": "2023-01-01"}, "2 years ago"),
        (
            {"h-isotretinoin": "on", "h-isotretinoin-is": "taking", "h-isotretinoin-on": "2026-01-01"},
            "gave a day as well",
        ),
        (
            {"h-skin-infection": "on", "h-skin-infection-is": "now", "h-skin-infection-on": "2026-01-01"},
            "I have it now",
        ),
        ({"h-nothing-applies": "on", "h-keloid": "on"}, "take one of the two away"),
        ({"h-pregnancy": "on"}, "at least one of these"),
        ({"h-diabetes": "on"}, "Please choose one of these"),
        ({"h-diabetes": "on", "h-diabetes-is": "sweet"}, "answers that are offered"),
        ({"h-surgery": "on"}, "tell us the day"),
    ],
)
def test_what_cannot_be_right_has_its_own_sentence_and_nothing_typed_is_lost(ana, answers, words):
    answer = sends(ana, {"h-melasma": "on", **answers})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert re.search(r'name="h-melasma"[^>]*checked', page)
    for day in (value for name, value in answers.items() if name.endswith("-on")):
        assert f'value="{day}"' in page
    assert not Screening.objects.exists()


def test_the_sentence_stands_beside_its_own_question(ana):
    page = sends(ana, {"h-laser": "on", "h-laser-on": "2030-01-01", "h-toxin": "on", "h-toxin-on": "2026-02-01"})
    form = page.context["form"]

    assert list(form.errors) == ["h-laser-on"]
    assert re.search(r'name="h-laser-on"[^>]*aria-invalid="true"', page.content.decode())


def test_a_day_may_be_written_as_people_do(ana):
    sends(ana, {"h-laser": "on", "h-laser-on": "05.01.2026"})

    assert Screening.objects.get().answers["laser-on"] == "2026-01-05"


def test_two_requests_in_one_browser_keep_their_answers_apart(ana, lisbon):
    first = queries.request_proved_by(proof_on(ana.get("/request/health/")))
    proof = proof_of(first)
    other = actions.request_consultation(
        site=lisbon, name="Bo", email="bo@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    )
    session = ana.session
    session["proof"] = proof_of(other)
    session.save()

    ana.post("/request/health/", typed(LASERED, proof=proof))

    assert Screening.objects.get().episode == first.episode


def test_without_the_request_there_are_no_questions(client, asked, clock):
    assert client.get("/request/health/")["Location"] == "/request/sent/"
    assert client.post("/request/health/", typed(WELL, proof="made-up"))["Location"] == "/request/sent/"
    assert client.get("/request/sent/")["Location"] == "/request/"
    proof = proof_of(asked)
    clock(datetime(2026, 3, 2, 11, 1, tzinfo=UTC))
    assert client.post("/request/health/", typed(WELL, proof=proof))["Location"] == "/request/sent/"
    assert not Screening.objects.exists()


def test_the_answers_are_not_shown_for_long_in_that_browser(ana, clock):
    sends(ana, CHANGING)
    clock(datetime(2026, 3, 2, 11, 1, tzinfo=UTC))

    page = ana.get("/request/sent/").content
    assert b"Please do this" not in page
    assert b"We have your request" in page


def test_too_many_answers_from_one_place_are_asked_to_wait(ana, settings):
    settings.BASKETWEAVE_LIMITS = {"consult.health": (1, 1)}

    assert sends(ana, {}).status_code == 422
    assert sends(ana, WELL).status_code == 429


def test_what_cannot_wait_is_said_although_another_answer_cannot_be_right(ana):
    page = sends(ana, {"h-spreading-infection": "on", "h-laser": "on", "h-laser-on": "2030-01-01"})

    assert page.status_code == 422
    assert "go to an emergency department" in page.content.decode()
    assert "Your answers are not kept yet" in page.content.decode()
    assert not Screening.objects.exists()


def test_what_is_not_urgent_says_nothing_of_an_emergency_while_it_is_put_right(ana):
    page = sends(
        ana, {"h-laser": "on", "h-laser-on": "2030-01-01", "h-changing-mark": "on", "h-changing-mark-seen": "harmless"}
    )

    assert page.status_code == 422
    assert "Please do this" not in page.content.decode()
