"""Where skin is examined, the answers about health stand beside: who gave them, what differs, what the rules say."""

from datetime import date

import pytest

from basketweave.clinic.consult.actions import answer_screening
from basketweave.clinic.examine import actions

pytestmark = pytest.mark.django_db
TOOK = {"isotretinoin": True, "isotretinoin-is": "stopped", "isotretinoin-on": date(2025, 12, 1)}


@pytest.fixture
def said(client_of, dr_lind, examination):
    return lambda: client_of(dr_lind).get(f"/examinations/{examination.pk}/").content.decode()


def test_where_nobody_has_answered_it_says_so_and_leads_there(said, episode):
    assert "Nobody has answered the questions about health yet" in said()
    assert f"/episodes/{episode.pk}/health/" in said()


def test_answers_and_findings_stand_there_with_who_answered(said, episode, by_dr_lind):
    answer_screening(episode=episode, answers=TOOK, occasion="specialist", by=by_dr_lind)

    page = said()

    assert "Answered 2 March 2026, 09:00 by Dr Lind" in page
    assert "1 December 2025" in page
    assert "isotretinoin · guideline" in page
    assert "Correct these answers" in page
    assert "Different from the time before" not in page  # there was none


def test_what_differs_is_shown_beside_what_it_was(said, episode, by_dr_lind):
    answer_screening(episode=episode, answers=TOOK, occasion="specialist", by=by_dr_lind)
    later = TOOK | {"isotretinoin-on": date(2025, 11, 1)}
    answer_screening(episode=episode, answers=later, occasion="specialist", by=by_dr_lind)

    page = said()

    assert "Different from the time before" in page
    assert "<del><bdi>1 December 2025</bdi></del>" in page


def test_they_stand_on_the_finished_page_too(said, episode, examination, found, by_dr_lind):
    answer_screening(episode=episode, answers=TOOK, occasion="specialist", by=by_dr_lind)
    actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    assert "Health, as answered" in said()
    assert "isotretinoin · guideline" in said()
