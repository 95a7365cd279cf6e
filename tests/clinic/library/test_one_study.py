"""A study has a page: all that was published of it, what is not stated, and how much of it we read."""

import pytest

from basketweave.clinic.library import queries
from basketweave.science.evidence.trials import ARMS
from tests.architecture.speech import page, plain


@pytest.mark.parametrize("arm", ARMS.values(), ids=lambda arm: arm.id)
def test_every_field_is_shown_or_said_to_be_missing(opened, arm):
    shown = opened("study", arm.id)
    told = plain(page(shown.replace("<q ", "<span ").replace("</q>", "</span>")).says())
    fields = queries.study(arm.id).fields

    given = (
        *(arm.citation, arm.design_in_words, arm.condition, arm.patients, arm.phototypes, arm.device),
        *(arm.needle_length_mm, arm.sessions, arm.follow_up_weeks, arm.outcome_scale, arm.improvement_percent),
        *(arm.responders, arm.adverse_events, arm.reference, arm.notes),
    )
    assert all(plain(value).strip() in told for value in given if value)
    missing = [name for name, value in fields if not value]
    assert told.count("not stated") >= len(missing) + (not arm.responders) + (not arm.adverse_events)


@pytest.mark.parametrize("arm", ARMS.values(), ids=lambda arm: arm.id)
def test_every_study_has_a_name_and_a_way_to_its_source(arm):
    study = queries.study(arm.id)

    assert len(study.row.name) >= 3
    assert study.row.mark.letter == arm.mark.value
    assert study.links or not (arm.reference or arm.links)


def test_the_doi_can_be_opened(opened):
    assert 'href="https://doi.org/10.1001/jamadermatol.2013.8687"' in opened("study", "alam2014_needling")


def test_what_was_recalled_is_marked_so(opened):
    shown = opened("study", "majid2009")

    assert 'class="mark k"' in shown
    assert "Recalled, source not reached" in shown


def test_the_arms_of_one_study_lead_to_each_other():
    others = {
        id: [row.id for row in queries.study(id).others] for id in ("alam2014_needling", "abel_FCO2", "dogra2014")
    }

    assert others == {"alam2014_needling": ["alam2014_control"], "abel_FCO2": ["abel_roller"], "dogra2014": []}


def test_what_authors_say_of_harm_is_quoted_and_answered(opened):
    """One of them calls it painless: their word, not ours."""
    shown = opened("study", "petukhova2017_MNPDT")

    assert '<q class="claim">virtually painless per authors</q> That is what was reported.' in shown


def test_an_unknown_study_is_not_found(client, db):
    assert client.get("/library/studies/nobody1999/").status_code == 404
