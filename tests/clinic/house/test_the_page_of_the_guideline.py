"""The guideline on its pages: every number with where it comes from; its changes are the medical director's alone."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basketweave.clinic.house import actions
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import OwnNumber
from basketweave.clinic.house.number_words import NAMES, value_of
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.kinds import KINDS

pytestmark = pytest.mark.django_db
GAP = "/house/guideline/shortest_gap/"


@pytest.fixture
def vega(dr_vega, as_staff):
    return as_staff(dr_vega)


def told(answer):
    return answer.content.decode()


def typed(value, because="Our skin types heal slowly."):
    return {"value": value, "because": because, "once_key": str(uuid.uuid4())}


def test_every_number_has_a_name_for_people():
    assert set(NAMES) == set(KINDS)


def test_every_number_is_on_the_page_with_its_value_its_doubt_its_sources_and_what_others_say(client_of, dr_lind):
    page = told(client_of(dr_lind).get("/house/guideline/"))

    for name, number in published().numbers.items():
        said = page.partition(f'<li id="{name}">')[2].partition("<li id=")[0]
        assert value_of(name, number.value) in said
        assert f'mark {number.mark.lower()}"' in said
        assert _escaped(number.doubt) in said
        assert _escaped(number.looser_because) in said
        for other in number.elsewhere:
            assert value_of(name, other.value) in said
            assert _escaped(other.where) in said
        for id in (*number.sources, *(id for other in number.elsewhere for id in other.sources)):
            assert _escaped(source(id).citation) in said
            assert source(id).link in said


def _escaped(words):
    return words.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;")


def test_the_four_positions_on_isotretinoin_stand_beside_ours(client_of, dr_lind):
    page = told(client_of(dr_lind).get("/house/guideline/wait_after_isotretinoin/"))

    for said in ("184 days", "0 days", "366 days", "the package insert", "two panels of 2017", "Why it asks for less"):
        assert said in page


def test_the_age_of_a_label_says_whose_label_it_is(client_of, dr_lind):
    assert "United States: labels as cleared" in told(client_of(dr_lind).get("/house/guideline/youngest_age/"))


def test_the_director_makes_a_number_stricter_on_its_page(client_of, dr_vega):
    browser = client_of(dr_vega)

    answer = browser.post(GAP, typed("35"))

    assert answer.url == GAP
    assert guideline().shortest_gap.days == 35
    page = told(browser.get(GAP))
    assert "From now on, this number holds here." in page
    assert "stricter here" in page
    assert "published: 28 days" in page
    assert "Edition 1, Dr Vega, 2 March 2026, 09:00 UTC" in page


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("longest_needle_cheek", "1.25", 1.25),
        ("most_sessions_scars", "4", 4),
        ("youngest_age", "25", 25),
        ("wait_after_toxin", "100", 100),
        ("check_in_days", "1, 2; 3 7, 14,28", [1, 2, 3, 7, 14, 28]),
        ("ideal_gap", "30", 30),
    ],
)
def test_each_kind_of_number_has_its_form(client_of, dr_vega, name, value, kept):
    answer = client_of(dr_vega).post(f"/house/guideline/{name}/", typed(value))

    assert answer.status_code == 302
    assert OwnNumber.objects.get().value == kept


@pytest.mark.parametrize(
    ("name", "value", "because", "said"),
    [
        ("shortest_gap", "27", "Why not.", "looser than what is published (28 days)"),
        ("shortest_gap", "36", "Why not.", "turned round with “Ideal gap between sessions”"),
        ("shortest_gap", "thirty", "Why not.", "Enter a whole number"),
        ("shortest_gap", "9" * 5000, "Why not.", "Enter a whole number"),
        ("shortest_gap", "4000", "Why not.", "less than or equal to 3650"),
        ("shortest_gap", "35", "", "This field is required"),
        ("longest_needle_nose", "NaN", "Why not.", "Enter a number"),
        ("longest_needle_nose", "0.333", "Why not.", "no more than 2 decimal places"),
        ("longest_needle_nose", "-1", "Why not.", "that small or that large"),
        ("check_in_days", "1, two", "Why not.", "Write the days like"),
        ("check_in_days", "1, 3", "Why not.", "looser than what is published"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_is_kept(client_of, dr_vega, name, value, because, said):
    answer = client_of(dr_vega).post(f"/house/guideline/{name}/", typed(value, because))

    assert answer.status_code == 422
    assert said in told(answer)
    assert value in told(answer)
    assert because in told(answer)
    assert not OwnNumber.objects.exists()


def test_a_number_is_given_back_on_its_page_and_its_history_stays(client_of, dr_vega, vega):
    actions.tighten(name="shortest_gap", value=35, because="Slow healers.", by=vega)
    browser = client_of(dr_vega)

    answer = browser.post(f"{GAP}give-back/", {"back-because": "They were not."})

    assert answer.url == GAP
    assert guideline() is published()
    page = told(browser.get(GAP))
    assert all(words in page for words in ("Slow healers.", "They were not.", "as published", "Edition 1", "Edition 2"))


def test_what_cannot_be_given_back_yet_is_said(client_of, dr_vega, vega):
    for name in ("usual_needle_atrophic_scars", "usual_needle_burn_scars"):
        actions.tighten(name=name, value=1.0, because="Our pen.", by=vega)
    actions.tighten(name="ceiling_labelled", value=1.2, because="Our pen.", by=vega)

    answer = client_of(dr_vega).post("/house/guideline/usual_needle_burn_scars/give-back/", {"back-because": "Hm."})

    assert answer.status_code == 422
    assert "turned round with “Labelled ceiling”" in told(answer)
    assert "Hm." in told(answer)


def test_a_number_of_the_clinics_that_rests_is_said_so(client_of, dr_lind, vega):
    actions.tighten(name="most_sessions", value=5, because="Enough.", by=vega)
    OwnNumber.objects.create(
        edition=9, name="shortest_gap", value=21, because="Of an older release.", changed_by_id=vega.id,
        stands_behind="Dr Vega", changed_at=OwnNumber.objects.get().changed_at,
    )  # fmt: skip

    page = told(client_of(dr_lind).get("/house/guideline/"))

    assert "This clinic’s own, 21 days, does not hold any more" in page
    assert page.count("does not hold any more") == 1


def test_those_who_treat_read_it_and_change_nothing(client_of, dr_lind):
    browser = client_of(dr_lind)

    assert "<form" not in told(browser.get(GAP)).partition("<main")[2].partition("</main")[0]
    assert browser.post(GAP, typed("35")).status_code == 403
    assert browser.post(f"{GAP}give-back/").status_code == 403
    assert not OwnNumber.objects.exists()


@pytest.mark.parametrize("who", ["mira", "olga", "omar"])
def test_others_do_not_read_it(request, who, client_of):
    browser = client_of(request.getfixturevalue(who))

    assert browser.get("/house/guideline/").status_code == 403
    assert browser.post(GAP, typed("35")).status_code == 403


def test_a_number_that_is_none_is_not_there(client_of, dr_vega):
    assert client_of(dr_vega).get("/house/guideline/shortest_nap/").status_code == 404
    assert client_of(dr_vega).post("/house/guideline/shortest_nap/give-back/").status_code == 404


def test_the_page_is_light_and_asks_little_of_the_database(client_of, dr_lind, vega):
    for name, value in (("shortest_gap", 35), ("most_sessions", 5), ("longest_needle_nose", 0.25), ("adult_age", 21)):
        actions.tighten(name=name, value=value, because="So that there is something to show.", by=vega)
    browser = client_of(dr_lind)

    with CaptureQueriesContext(connection) as asked:
        answer = browser.get("/house/guideline/")

    assert len(asked) <= 12
    assert len(answer.content) < 150_000


def test_the_house_leads_to_the_guideline(client_of, dr_vega, olga):
    assert "/house/guideline/" in told(client_of(dr_vega).get("/house/"))
    assert "/house/guideline/" not in told(client_of(olga).get("/house/"))
