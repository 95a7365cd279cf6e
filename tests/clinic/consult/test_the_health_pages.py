"""The questions on the page: right after the request, on the patient's own pages, and for those who treat."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import actions, queries, told
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.proof import proof_of
from basketweave.clinic.heal.actions import settle
from basketweave.clinic.people.models import Due
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.screening import QUESTIONS, cannot_wait, from_plain

pytestmark = pytest.mark.django_db
CSS = Path(told.__file__).parent / "static/consult/consult.css"
CHANGING = {"h-changing-mark": "on", "h-changing-mark-seen": "not-yet"}
LASERED = {"h-laser": "on", "h-laser-on": "2026-01-05", "h-laser-where": ["cheek-left"]}
WELL = {"h-nothing-applies": "on"}


def typed(answers, **more):
    return {"once_key": str(uuid4()), **answers, **more}


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


# On the patient's own pages


def test_ana_answers_on_her_own_pages_without_a_code(episode, client_of_patient):
    client = client_of_patient(episode.patient)

    answer = client.post("/my/health/", typed(CHANGING))

    kept = Screening.objects.get()
    assert answer["Location"] == reverse("consult:my_health_told", args=[kept.pk])
    assert (kept.occasion, kept.answered_by) == ("request", None)
    page = client.get(answer["Location"]).content.decode()
    assert page.index("Please do this today") < page.index("<h1")


def test_earlier_answers_open_after_the_code_only(episode, ana_herself, client_of_patient, clock):
    kept = actions.answer_screening(
        episode=episode, answers={"keloid": True, "melasma": True}, occasion="request", by=ana_herself
    )
    by_link, with_code = client_of_patient(episode.patient), client_of_patient(episode.patient, is_verified=True)

    assert b"checked" not in by_link.get("/my/health/").content
    assert with_code.get("/my/health/").content.count(b"checked") == 2
    told_page = reverse("consult:my_health_told", args=[kept.pk])
    assert by_link.get(told_page).status_code == 200
    clock(kept.answered_at + timedelta(days=1))
    by_link = client_of_patient(episode.patient)
    assert by_link.get(told_page)["Location"].startswith("/my/code/")


def test_nothing_has_changed_is_one_button(episode, ana_herself, client_of_patient):
    client = client_of_patient(episode.patient)
    assert b"Nothing has changed" not in client.get("/my/health/").content
    actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    key = str(uuid4())

    for _twice in range(2):
        answer = client.post("/my/health/", {"unchanged": "yes", "once_key": key})

    latest = queries.latest_screening(episode.patient_id)
    assert answer["Location"] == reverse("consult:my_health_told", args=[latest.pk])
    assert (latest.is_unchanged, latest.occasion, Screening.objects.count()) == (True, "before-session", 2)


def test_nothing_can_have_changed_before_the_first_answer(episode, client_of_patient):
    answer = client_of_patient(episode.patient).post("/my/health/", {"unchanged": "yes", "once_key": str(uuid4())})

    assert answer.status_code == 422
    assert b"have not been answered yet" in answer.content


def test_nobody_reads_anothers_answers(episode, ana_herself, client_of_patient, berlin):
    kept = actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    bo = actions.request_consultation(
        site=berlin, name="Bo", email="bo@example.org", concerns=["scars"], channel="page", by=Actor.visitor()
    ).episode.patient

    assert client_of_patient(bo, is_verified=True).get(f"/my/health/{kept.pk}/").status_code == 404


# For staff


def test_a_specialist_sees_answers_findings_and_what_changed(episode, ana_herself, dr_lind, client_of):
    actions.answer_screening(episode=episode, answers={"keloid": True}, occasion="request", by=ana_herself)
    laser = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}
    actions.answer_screening(episode=episode, answers=laser, occasion="before-session", by=ana_herself)

    page = client_of(dr_lind).get(f"/episodes/{episode.pk}/health/").content.decode()

    assert "A laser or strong light" in page
    assert "5 January 2026" in page
    assert "Left cheek" in page
    assert "by the patient" in page
    assert 'class="rule">waits' in page
    changes = page[page.index("Who answered what, and when") :]
    assert "My scars grow thick, hard or raised" in changes
    assert "not said" in changes


def test_a_specialist_answers_for_the_patient(episode, dr_lind, client_of):
    client = client_of(dr_lind)

    answer = client.post(f"/episodes/{episode.pk}/health/", typed({"h-unrealistic-expectation": "on"}))

    assert answer["Location"] == f"/episodes/{episode.pk}/health/"
    assert Screening.objects.get().answered_by == dr_lind
    assert b"by Dr Lind" in client.get(f"/episodes/{episode.pk}/health/").content
    client.post(f"/episodes/{episode.pk}/health/", {"unchanged": "yes", "once_key": str(uuid4())})
    assert queries.latest_screening(episode.patient_id).is_unchanged


def test_wrong_answers_of_a_specialist_are_kept_on_the_page(episode, dr_lind, client_of):
    answer = client_of(dr_lind).post(
        f"/episodes/{episode.pk}/health/", typed({"h-laser": "on", "h-laser-on": "2030-01-01"})
    )

    assert answer.status_code == 422
    assert b'value="2030-01-01"' in answer.content
    assert not Screening.objects.exists()


def test_a_specialist_makes_the_call(episode, ana_herself, dr_lind, client_of):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)
    client, call = client_of(dr_lind), queries.open_call_of(episode)
    assert b"A patient needs a call" in client.get(f"/episodes/{episode.pk}/health/").content

    empty = client.post(f"/health-calls/{call.pk}/", {"outcome": ""})
    made = client.post(f"/health-calls/{call.pk}/", {"outcome": "Sees her doctor."})
    late = client.post(f"/health-calls/{call.pk}/", {"outcome": "I called too."})

    episode.refresh_from_db()
    assert (empty.status_code, made.status_code, late.status_code) == (422, 302, 422)
    assert b"I called too." in late.content
    assert (episode.due, episode.is_urgent) == (Due.CONSULTATION_TIME, False)


def test_the_board_leads_to_the_call(episode, ana_herself, dr_lind, mira, client_of):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)

    to_it = client_of(dr_lind).get(f"/episodes/{episode.pk}/next/")
    desk = client_of(mira).get(f"/episodes/{episode.pk}/next/")

    assert to_it["Location"] == f"/episodes/{episode.pk}/health/"
    assert "/health/" not in desk.get("Location", "")


def test_what_is_due_after_a_check_in_does_not_hide_the_call(episode, ana_herself):
    actions.answer_screening(episode=episode, answers={"spreading-infection": True}, occasion="request", by=ana_herself)

    settle(episode)

    episode.refresh_from_db()
    assert (episode.due, episode.is_urgent) == (Due.CALL, True)


def test_her_own_pages_lead_to_the_questions(episode, client_of_patient):
    assert b'href="/my/health/"' in client_of_patient(episode.patient).get("/my/").content


def test_the_desk_reads_a_day_and_no_reason(episode, asked, ana_herself, mira, client_of):
    laser = {"laser": True, "laser-on": "2026-01-05", "laser-where": ["cheek-left"]}
    client = client_of(mira)
    assert b"not answered yet" in client.get(f"/requests/{asked.pk}/").content

    actions.answer_screening(episode=episode, answers=laser, occasion="request", by=ana_herself)

    page = client.get(f"/requests/{asked.pk}/").content.decode()
    assert "8 July 2026" in page
    assert "answered on 2 March 2026" in page
    assert not [word for word in ("aser", "waits", "/health/") if word in page]
    assert client.get(f"/episodes/{episode.pk}/health/").status_code == 403


def test_where_a_day_does_not_help_the_desk_reads_that_a_specialist_has_to_say(
    episode, asked, ana_herself, mira, client_of
):
    pregnant = {"pregnancy": True, "pregnancy-is": ["pregnant"]}
    actions.answer_screening(episode=episode, answers=pregnant, occasion="request", by=ana_herself)

    page = client_of(mira).get(f"/requests/{asked.pk}/").content
    assert b"a specialist has to say" in page
    assert b"regnan" not in page


def test_the_timeline_tells_it_to_those_who_treat(episode, ana_herself, lind):
    told_us = {"changing-mark": True, "changing-mark-seen": "not-yet"}
    actions.answer_screening(episode=episode, answers=told_us, occasion="request", by=ana_herself)
    actions.finish_call(call=queries.open_call_of(episode), outcome="Well.", by=lind)
    actions.say_nothing_changed(episode=episode, by=ana_herself)

    lines = [(each.words, each.is_clinical) for each in queries.events_of(episode.patient_id) if "/health/" in each.url]
    assert ("Answered the health questions", True) in lines
    assert ("Nothing has changed, said about health", True) in lines
    assert ("Called because of it: Dr Lind", True) in lines
    assert all(is_clinical for _words, is_clinical in lines)


def test_every_rule_and_everything_urgent_has_its_words_for_the_patient():
    everything = from_plain({"changing-mark": True, "spreading-infection": True})

    assert {rule.NAME for rule in RULES} == set(told.WHY)
    assert {each.question for each in cannot_wait(everything)} == set(told.GO)


def test_of_several_findings_of_one_rule_the_strictest_is_told(episode, ana_herself):
    kept = actions.answer_screening(
        episode=episode,
        answers={
            "laser": True, "laser-on": "2026-01-05", "toxin": True, "toxin-on": "2026-02-27",
            "retinoid-or-acid": True, "retinoid-or-acid-is": "using",
        },
        occasion="request",
        by=ana_herself,
    )  # fmt: skip

    (waits,) = [each for each in told.told(kept).findings if each.rule == "waits"]
    assert waits.headline == "Treatment waits until this is over"


def test_the_day_that_is_told_is_the_latest_of_its_reason(episode, ana_herself):
    kept = actions.answer_screening(
        episode=episode,
        answers={"toxin": True, "toxin-on": "2026-02-27", "laser": True, "laser-on": date(2026, 1, 5)},
        occasion="request",
        by=ana_herself,
    )

    (waits,) = told.told(kept).findings
    assert waits.headline == "Treatment not before 8 July 2026, as far as you told us"


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


def test_the_first_answers_sent_twice_are_kept_once(episode, client_of_patient):
    client, sent = client_of_patient(episode.patient), typed(LASERED)

    once, twice = client.post("/my/health/", sent), client.post("/my/health/", sent)

    assert (once.status_code, twice.status_code, once.url) == (302, 302, twice.url)
    assert Screening.objects.count() == 1
