"""The system proposes an ordered list; what was on the page is kept with the decision, word for word."""

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.examine import actions as examining
from basketweave.clinic.refer import actions, queries
from basketweave.clinic.refer.models import Decision, Recommendation
from basketweave.clinic.refer.refusals import ListChanged, NoTreatment, UnknownTreatment
from basketweave.science.quantities import Appearance, ScarKind, ScarShape

pytestmark = pytest.mark.django_db


def first_option(proposed):
    return proposed.plain["concerns"][0]["options"][0]["treatment"]


def test_each_concern_has_a_list_with_every_treatment_and_a_reason_for_its_place(episode, examination):
    [scars] = queries.proposal_for(episode, examination).plain["concerns"]

    assert scars["name"] == "Scars"
    assert [option["place"] for option in scars["options"]] == list(range(1, 14))
    assert len({option["treatment"] for option in scars["options"]}) == 13
    assert all(option["reasons"] and option["reasons"][0]["words"] for option in scars["options"])
    assert all(mark["source"] for option in scars["options"] for each in option["reasons"] for mark in each["marks"])


def test_a_raised_scar_leads_to_the_scar_clinic_first(episode, examined):
    examination = examined(kinds=[ScarKind.RAISED], shapes=[])

    assert first_option(queries.proposal_for(episode, examination)) == "scar-clinic"


def test_an_ice_pick_scar_leads_elsewhere_first(episode, examined):
    examination = examined(shapes=[ScarShape.ICE_PICK])

    assert first_option(queries.proposal_for(episode, examination)) == "cross"


def test_the_page_shows_the_list_with_its_marks(client_of, dr_lind, episode, examination):
    shown = client_of(dr_lind).get(f"/episodes/{episode.pk}/decision/").content.decode()

    for option in queries.proposal_for(episode, examination).plain["concerns"][0]["options"]:
        assert option["name"] in shown
    assert 'id="options"' in shown
    assert 'class="mark ' in shown


def test_what_was_shown_is_kept_word_for_word(needling, episode, examination):
    proposed = queries.proposal_for(episode, examination)

    decision = actions.decide(**needling, shown=proposed.digest)

    kept = Recommendation.objects.get(decision=decision)
    assert kept.options == proposed.plain
    assert kept.was_shown
    assert kept.digest != proposed.digest  # a bare digest would confirm a guess once the patient is erased
    [raw] = Recommendation.objects.values_list("options", flat=True)
    assert b"Scars" not in bytes(raw)


def test_who_looked_at_no_list_does_not_say_that_it_was_shown(needling):
    assert not actions.decide(**needling).recommendation.was_shown


def test_a_decision_on_a_list_that_has_changed_is_not_kept(client_of, dr_lind, needling, episode, by_dr_lind):
    with pytest.raises(ListChanged):
        actions.decide(**needling, shown="of yesterday")

    typed = {
        "choice": "needling",
        "words": "Why.",
        "shown": "of yesterday",
        "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a16",
    }
    answer = client_of(dr_lind).post(f"/episodes/{episode.pk}/decision/", typed)
    assert answer.status_code == 422
    assert "has changed since you opened this page" in answer.content.decode()
    assert Recommendation.objects.count() == Decision.objects.count() == 0

    again = typed | {"shown": answer.context["form"]["shown"].value()}
    assert client_of(dr_lind).post(f"/episodes/{episode.pk}/decision/", again).status_code == 302
    assert Recommendation.objects.get().was_shown


def test_what_was_proposed_cannot_be_changed_or_removed(needling):
    kept = actions.decide(**needling).recommendation

    for attempt in (
        lambda: Recommendation.objects.filter(pk=kept.pk).update(was_shown=True),
        lambda: Recommendation.objects.filter(pk=kept.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_the_decision_is_read_with_the_list_as_it_stood(client_of, dr_lind, needling, episode, examination):
    decision = actions.decide(**needling, treatments=["topicals"])

    shown = client_of(dr_lind).get(f"/decisions/{decision.pk}/").content.decode()

    for option in decision.recommendation.options["concerns"][0]["options"]:
        assert option["reasons"][0]["words"].split(".")[0].split("'")[0] in shown


@pytest.mark.parametrize(
    ("treatments", "refusal"),
    [([], NoTreatment), (["needling"], NoTreatment), (["nothing", "wait"], NoTreatment), (["magic"], UnknownTreatment)],
)
def test_to_refer_needs_a_treatment_that_leads_elsewhere(needling, treatments, refusal):
    with pytest.raises(refusal):
        actions.decide(**needling | {"choice": "elsewhere", "treatments": treatments})

    assert Recommendation.objects.count() == 0


def test_a_grade_of_another_scale_says_nothing_about_the_place_of_an_option(episode, examination, by_dr_lind):
    before = queries.proposal_for(episode, examination).plain
    later = examining.begin(episode=episode, by=by_dr_lind)
    finished = examining.save_and_finish(
        examination=later,
        phototype=3,
        notes="",
        appearance=Appearance(
            scar_kinds=frozenset({ScarKind.ATROPHIC}), scar_shapes=frozenset({ScarShape.BOXCAR_SHALLOW})
        ),
        grades=[("goodman-baron", "cheek-left", 3), ("pores-local", "nose", 4)],
        version=1,
        by=by_dr_lind,
    )

    assert queries.proposal_for(episode, finished).plain == before
