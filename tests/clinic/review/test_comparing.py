"""Only the same scale, version and zone is compared; no change is claimed that the scale's error does not carry."""

from itertools import pairwise

import pytest

from basketweave.clinic.examine import actions as examine
from basketweave.clinic.review import queries
from basketweave.science.protocol.scales import SCALES
from basketweave.science.protocol.scales.grading_scale import Certainty, Change, Turn
from tests.clinic.review.conftest import PHOTOGRAPH

pytestmark = pytest.mark.django_db


def said(before, after):
    return {(each.scale_name, each.place): each.verdict for each in queries.compare(before, after)}


def test_what_was_graded_twice_is_compared_and_the_unknown_error_is_said(before, after):
    verdicts = said(before, after)

    left = next(words for (_, place), words in verdicts.items() if "eft cheek" in place)
    right = next(words for (_, place), words in verdicts.items() if "ight cheek" in place)
    assert left == "Graded better, but the raters’ error on this scale is not known"
    assert right == "The same grade"


def test_what_was_graded_once_is_not_compared(before, after):
    (acne,) = [each for each in queries.compare(before, after) if each.before is None]

    assert acne.change is None
    assert acne.verdict == "Not compared: not graded on this scale before"


def test_another_version_of_a_scale_is_another_scale(before, after, monkeypatch):
    reads = {
        examination.pk: [
            type(read)(**{**read.__dict__, "scale_version": version})
            for read in queries.examine.grades_of(examination)
            if read.scale == "goodman-baron"
        ]
        for examination, version in ((before, "1"), (after, "2"))
    }
    about = queries.examine.about
    monkeypatch.setattr(queries.examine, "grades_of", lambda examination: reads[examination.pk])
    monkeypatch.setattr(queries.examine, "about", lambda id, _version, **more: about(id, "1", **more))

    assert {each.verdict for each in queries.compare(before, after)} == {
        "Not compared: graded on two versions of this scale"
    }


@pytest.mark.parametrize("scale", [one for one in SCALES if not one.is_response], ids=lambda scale: scale.id)
def test_no_scale_of_today_carries_a_change_by_its_smallest_step(scale):
    for first, second in pairwise(scale.scores):
        assert scale.change(first, second).certainty is not Certainty.BEYOND_RATER_ERROR


@pytest.mark.parametrize(
    ("turn", "certainty", "words"),
    [
        (Turn.BETTER, Certainty.BEYOND_RATER_ERROR, "Graded better, beyond the raters’ error"),
        (Turn.WORSE, Certainty.WITHIN_RATER_ERROR, "Graded worse, within the raters’ error: no change can be claimed"),
        (
            Turn.DIFFERENT,
            Certainty.RATER_ERROR_UNKNOWN,
            "Graded differently, but the raters’ error on this scale is not known",
        ),
    ],
)
def test_the_sentence_says_what_the_error_allows(before, after, monkeypatch, turn, certainty, words):
    monkeypatch.setattr(queries.examine, "change_between", lambda *_: Change(turn=turn, steps=1, certainty=certainty))
    compared = next(each for each in queries.compare(before, after) if each.before and each.after)

    assert compared.verdict == words
    assert compared.is_beyond_error == (certainty is Certainty.BEYOND_RATER_ERROR)


def test_photographs_stand_beside_each_other_by_view(before, open_look, lind):
    examine.add_photograph(examination=open_look, view="front", upload=PHOTOGRAPH.read_bytes(), once_key=None, by=lind)

    (pair,) = queries.photographs(before, open_look)

    assert (pair.before, pair.after.view) == (None, "front")
