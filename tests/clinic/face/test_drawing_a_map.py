"""The face shows grades in dots and says the same in words."""

from collections.abc import Callable

import pytest
from django.http import Http404
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from basketweave.clinic.face import views
from basketweave.science.quantities import Zone

pytestmark = pytest.mark.once

Rendered = Callable[..., str]


def test_a_grade_is_drawn_and_told(rendered: Rendered) -> None:
    shown = rendered("{% face_map grades=grades %}", grades={Zone.CHIN: 3, Zone.FOREHEAD: 0})

    assert '<use href="#face-chin" data-grade="3"/>' in shown
    assert '<use href="#face-forehead" data-grade="0"/>' in shown
    assert '<use href="#face-nose"/>' in shown
    assert 'aria-label="Forehead: grade 0 of 4, Chin: grade 3 of 4"' in shown
    assert "<li><b>Chin</b>: grade 3 of 4</li>" in shown


def test_the_words_of_a_scale_that_runs_further_come_first(rendered: Rendered) -> None:
    shown = rendered("{% face_map grades=grades words=words %}", grades={"chin": 4}, words={"chin": "27 of 28"})

    assert "<li><b>Chin</b>: 27 of 28</li>" in shown


def test_what_was_chosen_turns_green_and_is_named(rendered: Rendered) -> None:
    shown = rendered("{% face_map chosen=chosen %}", chosen=["nose", "chest"])

    assert '<use href="#face-nose" class="chosen"/>' in shown
    assert "<li><b>Chest</b></li>" in shown  # a body zone has words, though no drawing


def test_a_map_without_anything_says_so(rendered: Rendered) -> None:
    assert 'aria-label="A face, nothing marked"' in rendered("{% face_map %}")


def test_the_dots_are_on_a_page_once(rendered: Rendered) -> None:
    shown = rendered('{% face_symbols %}{% include "face/_empty.html" with words="Nothing yet." %}{% face_symbols %}')

    assert shown.count('<symbol id="face-chin"') == 1


@pytest.mark.usefixtures("bare_house")
def test_the_sheet_of_the_stipple_is_shown_in_the_demo_only(rf: RequestFactory, settings: Settings) -> None:
    settings.IS_DEMO = True
    assert "The stipple" in views.look(rf.get("/look/face/")).content.decode()

    settings.IS_DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        views.look(rf.get("/look/face/"))
