"""Every scale makes its own form; a grade that the scale does not have is a sentence, and nothing is half saved."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult.actions import answer_screening, request_consultation
from basketweave.clinic.examine import actions, queries
from basketweave.clinic.examine.grade_refusals import GradedTwice, GradeNotTaken
from basketweave.clinic.examine.models import Grade
from basketweave.clinic.examine.refusals import NoSuchPhototype, NotComplete
from basketweave.clinic.examine.scales import scales_here
from basketweave.science.quantities import FACE_ZONES, Concern

pytestmark = pytest.mark.django_db
HEAVIEST_PAGE = 150_000
DENTS = {"v-shaped": 2, "u-shaped": 1, "m-shaped": 0, "elastolysis": 0, "raised-young": 0, "raised-old": 0}
ON_PAGE = {f"ecca__{item}": str(value) for item, value in DENTS.items()}
FELT = {"vascularity": 1, "pigmentation": 2, "pliability": 0, "height": 1}


@pytest.fixture
def browser(client_of, dr_lind):
    return client_of(dr_lind)


@pytest.fixture
def address(examination):
    return f"/examinations/{examination.pk}/"


@pytest.fixture
def for_review(episode, by_dr_lind):
    return actions.begin(episode=episode, purpose="review", by=by_dr_lind)


def saved(examination, by, *grades, phototype=3, notes="Soft"):
    return actions.save(examination=examination, phototype=phototype, notes=notes, grades=grades, version=None, by=by)


def test_a_scale_is_added_to_the_page_and_nothing_typed_is_lost(browser, address, typed, examination):
    answer = browser.post(address, typed | {"also": "ecca"})

    assert answer["Location"] == f"{address}?also=ecca#scale-ecca"
    examination.refresh_from_db()
    assert examination.notes == "Boxcar scars, soft"
    said = browser.get(answer["Location"]).content.decode()
    assert 'name="ecca__v-shaped"' in said
    assert "Boxcar scars, soft" in said
    assert "ecca__" not in browser.get(address).content.decode()


def test_a_scale_of_one_scar_is_added_place_by_place(browser, address, typed):
    answer = browser.post(address, typed | {"also": "vancouver", "at--vancouver": "hip-left"})

    said = browser.get(answer["Location"]).content.decode()
    assert 'name="vancouver--hip-left__height"' in said
    assert 'name="vancouver--cheek-left__height"' in said  # two places were asked about: no more than that at once


@pytest.mark.parametrize("token", ["beauty", "fitzpatrick-phototype", "pain-nrs", "posas-observer", "gais", "ecca--x"])
def test_what_is_not_offered_here_adds_nothing(browser, address, token):
    said = browser.get(address, {"also": token}).content.decode()

    assert f'id="scale-{token}"' not in said
    assert f'name="{token}' not in said


def test_parts_add_up_to_the_score_and_stay_with_it(browser, address, typed):
    assert browser.post(address, typed | ON_PAGE).status_code == 302

    [grade] = Grade.objects.filter(scale="ecca")
    assert (grade.value, grade.zone, grade.parts, grade.concern) == (Decimal("50.00"), "", DENTS, "scars")
    form = browser.get(address).context["form"]
    assert form["ecca__v-shaped"].value() == 2


def test_tenths_are_kept_as_tenths(examination, by_dr_lind):
    parts = {
        f"{place}-{what}": 1
        for place in ("forehead", "malar-right", "malar-left", "chin")
        for what in ("area", "darkness", "homogeneity")
    }
    saved(examination, by_dr_lind, ("masi", "", parts | {"forehead-area": 2}))

    [read] = queries.grades_of(examination)
    assert (read.value, read.short) == (Decimal("2.60"), "2.6 of 48")


def test_parts_are_not_in_the_database_in_clear(examination, by_dr_lind):
    saved(examination, by_dr_lind, ("ecca", "", DENTS))

    [kept] = Grade.objects.values_list("parts", flat=True)
    assert b"shaped" not in bytes(kept)


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"ecca__v-shaped": ""}, "ecca__v-shaped", "V-shaped dents is missing"),
        ({"ecca__v-shaped": "4"}, "ecca__v-shaped", "V-shaped dents is not on its scale"),
        ({"ecca__v-shaped": "x"}, "ecca__v-shaped", "ECCA acne scar score has 0 to 3 there"),
        ({"ecca__beauty": "1"}, "ecca__v-shaped", "ECCA acne scar score asks nothing of that name"),
        ({"goodman-baron--cheek-left": "9"}, "goodman-baron--cheek-left", "runs from 1 to 4"),
        ({"glogau": ["2", "3"]}, "glogau", "was graded twice"),
        ({"phototype": "7"}, "phototype", "they run from I to VI"),
    ],
)
def test_each_mistake_has_its_sentence_beside_its_field(browser, address, typed, examination, wrong, field, words):
    answer = browser.post(address, typed | ON_PAGE | wrong)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert words in answer.context["form"].errors[field][0]
    said = answer.content.decode()
    assert "Boxcar scars, soft" in said
    assert 'name="ecca__u-shaped"' in said
    examination.refresh_from_db()
    assert (examination.version, Grade.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("grade", "code"),
    [
        (("goodman-baron", "cheek-left", 5), "off-scale"),
        (("goodman-baron", "", 2), "zone-needed"),
        (("goodman-baron", "moon", 2), "zone-not-on-scale"),
        (("lemperle", "nose", 2), "zone-not-on-scale"),
        (("glogau", "nose", 2), "no-zone-on-scale"),
        (("glogau", "", {"a": 1}), "no-items"),
        (("ecca", "", 20), "missing-item"),
        (("ecca", "", {"v-shaped": 1}), "missing-item"),
        (("ecca", "", DENTS | {"beauty": 1}), "unknown-item"),
        (("ecca", "", DENTS | {"v-shaped": 4}), "off-scale"),
        (("gais", "", "improved"), "no-before"),
        (("posas-observer", "chin", 6), "no-such-scale"),
        (("beauty", "", 2), "no-such-scale"),
        (("fitzpatrick-phototype", "", 2), "no-such-scale"),
        (("pain-nrs", "", 2), "no-such-scale"),
    ],
)
def test_the_action_refuses_what_no_scale_has_and_keeps_nothing(examination, by_dr_lind, grade, code):
    with pytest.raises(GradeNotTaken) as refused:
        saved(examination, by_dr_lind, ("iga-acne", "", 2), grade, notes="Half")

    assert refused.value.code == code
    assert refused.value.words()
    examination.refresh_from_db()
    assert (Grade.objects.count(), examination.notes) == (0, "")


def test_one_place_has_one_grade_on_one_scale(examination, by_dr_lind):
    with pytest.raises(GradedTwice):
        saved(examination, by_dr_lind, ("goodman-baron", "chin", 2), ("goodman-baron", "chin", 3))
    saved(examination, by_dr_lind, ("goodman-baron", "chin", 2), ("vancouver", "chin", FELT))

    [one, other] = queries.grades_of(examination)
    assert (one.short, other.short) == ("2 of 4, Mild", "4 of 13")


def test_there_are_six_phototypes(examination, by_dr_lind):
    with pytest.raises(NoSuchPhototype) as refused:
        saved(examination, by_dr_lind, phototype=7)

    assert "I to VI" in refused.value.words()


def test_the_database_takes_a_value_or_a_label_and_not_both(examination, by_dr_lind):
    saved(examination, by_dr_lind, ("glogau", "", 2))

    for wrong in ({"label": "improved"}, {"value": None}, {"value": Decimal(-1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Grade.objects.update(**wrong)


def test_improvement_is_said_by_its_label_and_only_at_a_review(browser, for_review, by_dr_lind):
    said = browser.get(f"/examinations/{for_review.pk}/", {"also": "gais"}).content.decode()
    browser.post(f"/examinations/{for_review.pk}/", {"version": "1", "gais": "much-improved", "deed": "save"})

    assert 'value="much-improved"' in said
    [grade] = Grade.objects.all()
    assert (grade.label, grade.value, grade.scale) == ("much-improved", None, "gais")
    [read] = queries.grades_of(for_review)
    assert (read.short, read.dots) == ("Much improved", None)
    with pytest.raises(GradeNotTaken):
        saved(for_review, by_dr_lind, ("gais", "", 2))


def test_at_a_review_the_scales_of_the_last_time_are_asked_again(browser, examination, found, by_dr_lind, clock):
    grades = [*found["grades"], ("ecca", "", DENTS), ("vancouver", "hip-left", FELT)]
    actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found | {"grades": grades})
    clock(examination.begun_at.replace(month=9))
    again = actions.begin(episode=examination.episode, purpose="review", by=by_dr_lind)

    said = browser.get(f"/examinations/{again.pk}/").content.decode()

    assert "last time 50 of 540" in said
    assert "last time 4 of 13" in said
    assert 'name="vancouver--hip-left__height"' in said


@pytest.mark.parametrize(
    ("phototype", "also", "is_enough"), [(3, False, True), (4, False, False), (6, False, False), (6, True, True)]
)
def test_redness_of_dark_skin_is_never_graded_on_the_scale_of_light_skin_alone(
    examination, found, by_dr_lind, phototype, also, is_enough
):
    second = [("vancouver", "cheek-left", FELT)] if also else []
    grades = [*found["grades"], ("cea", "", 2), *second]
    finished = actions.save(
        examination=examination, version=1, by=by_dr_lind, **found | {"grades": grades, "phototype": phototype}
    )

    if is_enough:
        actions.finish(examination=finished, version=None, by=by_dr_lind)
        return
    with pytest.raises(NotComplete) as refused:
        actions.finish(examination=finished, version=None, by=by_dr_lind)
    assert refused.value.missing == ("redness",)


def test_that_is_said_beside_the_scale(browser, address, typed):
    answer = browser.post(address, typed | {"phototype": "5", "cea": "2", "deed": "finish"})

    assert answer.status_code == 422
    assert "grade it on a second scale" in answer.context["form"].errors["cea"][0]


def test_what_needs_a_licence_is_offered_where_one_is_held(browser, address, settings, examination, by_dr_lind):
    assert "posas-observer" not in browser.get(address).content.decode()

    settings.SCALE_LICENCES = ["posas-observer"]
    said = browser.get(address, {"also": "posas-observer"}).content.decode()
    assert 'name="posas-observer--cheek-left__relief"' in said
    assert "www.posas.nl" in said  # the owner is named wherever the scale is
    items = ("vascularity", "pigmentation", "thickness", "relief", "pliability", "surface-area")
    saved(examination, by_dr_lind, ("posas-observer", "cheek-left", dict.fromkeys(items, 2) | {"overall-opinion": 9}))
    [read] = queries.grades_of(examination)
    assert (read.value, [part.is_added for part in read.parts]) == (12, [True] * 6 + [False])


def test_each_grade_shows_its_scale_version_mark_source_and_doubt(browser, examination, found, by_dr_lind):
    grades = [*found["grades"], ("ecca", "", DENTS), ("pores-local", "nose", 2)]
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found | {"grades": grades})

    said = browser.get(f"/examinations/{done.pk}/").content.decode()

    for words in ("ECCA acne scar score", "50 of 540", "Version 1", "Dreno 2007", "V-shaped dents</b>: 2, Some"):
        assert words in said
    assert "unvalidated" in said  # pores
    assert "No rater error was read" in said


def test_a_licence_that_ended_keeps_what_was_graded(settings, examination, by_dr_lind):
    settings.SCALE_LICENCES = ["posas-patient"]
    items = ("pain", "itch", "colour", "stiffness", "thickness", "irregularity")
    saved(examination, by_dr_lind, ("posas-patient", "chin", dict.fromkeys(items, 1)))
    settings.SCALE_LICENCES = []

    assert [read.short for read in queries.grades_of(examination)] == ["6 of 60"]


@pytest.mark.parametrize("places", [["cheek-left", "cheek-right"], [zone.value for zone in FACE_ZONES]])
@pytest.mark.parametrize("also", [None, *(one.id for one in scales_here(at_review=False))])
def test_the_page_stays_light_with_all_six_concerns(browser, lisbon, by_dr_lind, places, also):
    episode = request_consultation(
        site=lisbon,
        name="Bea Lopes",
        email="bea@example.org",
        born_on=date(1985, 5, 1),
        concerns=[concern.value for concern in Concern],
        zones=places,
        history="Cold sores as a child.",
        day=date(2026, 3, 2),
        wall_time=time(16),
        channel="page",
        by=Actor.visitor(),
    ).episode
    told = {"keloid": True, "tattoo": True, "isotretinoin": True, "isotretinoin-is": "taking", "blood-thinners": True}
    answer_screening(episode=episode, answers=told, occasion="specialist", by=by_dr_lind)
    examination = actions.begin(episode=episode, by=by_dr_lind)

    page = browser.get(f"/examinations/{examination.pk}/", {"also": also} if also else {})

    assert len(page.content) < HEAVIEST_PAGE
