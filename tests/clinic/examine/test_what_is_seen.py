"""How the concerns look: only what they ask is asked, nothing is finished without it, and it is kept sealed."""

import pytest

from basketweave.clinic.examine import actions, queries, seen_words
from basketweave.clinic.examine.appearance import CHOICES, as_plain, from_plain
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.refusals import NotComplete
from basketweave.science.quantities import Appearance, ScarKind
from tests.clinic.examine.conftest import LOOKS

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client_of, dr_lind, examination):
    browser = client_of(dr_lind)
    return lambda **typed: browser.post(f"/examinations/{examination.pk}/", typed, follow=False)


def shown(client_of, dr_lind, examination):
    return client_of(dr_lind).get(f"/examinations/{examination.pk}/").content.decode()


def test_only_what_the_concerns_ask_is_asked(client_of, dr_lind, examination):
    said = shown(client_of, dr_lind, examination)

    for asked in ("Kinds of scar", "Shapes of the dented ones", "Colours", "What the sun has left"):
        assert asked in said
    assert "Sorts of line" not in said
    assert "A mark that a doctor must see before anything else" in said


def test_every_choice_says_how_to_tell_it_from_the_others():
    for question, choices in CHOICES.items():
        assert set(seen_words.CHOICES[question]) == {each.value for each in choices}
        assert all(str(name) and str(help) for name, help in seen_words.CHOICES[question].values())


def test_it_is_kept_and_there_again(client_of, dr_lind, examination, typed, page):
    assert page(**typed, is_suspicious="on").status_code == 302

    examination = Examination.objects.get()
    assert from_plain(examination.appearance) == Appearance(
        scar_kinds=LOOKS.scar_kinds,
        scar_shapes=LOOKS.scar_shapes,
        pigment_sorts=LOOKS.pigment_sorts,
        is_suspicious=True,
    )
    form = client_of(dr_lind).get(f"/examinations/{examination.pk}/").context["form"]
    assert form["scar_kinds"].value() == ["atrophic"]
    assert form["is_suspicious"].value() is True


def test_it_is_not_in_the_database_in_clear(examination, found, by_dr_lind):
    actions.save(examination=examination, version=1, by=by_dr_lind, **found)

    [kept] = Examination.objects.values_list("appearance", flat=True)
    assert b"atrophic" not in bytes(kept)


def test_a_save_that_says_nothing_of_it_leaves_it(examination, found, by_dr_lind):
    saved = actions.save(examination=examination, version=1, by=by_dr_lind, **found)
    without = {name: value for name, value in found.items() if name != "appearance"}

    actions.save(examination=saved, version=2, by=by_dr_lind, **without)

    assert from_plain(Examination.objects.get().appearance) == LOOKS


@pytest.mark.parametrize(
    ("without", "words"),
    [("scar_kinds", "choose at least one kind"), ("pigment_sorts", "choose what it has left")],
)
def test_without_it_nothing_is_finished_and_the_field_says_why(page, typed, without, words):
    typed = {name: value for name, value in typed.items() if name not in (without, "scar_shapes")}

    answer = page(**typed | {"deed": "finish"})

    assert answer.status_code == 422
    [said] = answer.context["form"].errors[without]
    assert words in said
    assert not Examination.objects.filter(finished_at__isnull=False).exists()


def test_where_it_is_said_why_nothing_was_graded_nothing_more_is_asked(page, typed):
    without = {"pigment_sorts": [], "glogau": "", "because--sun-damage": "Make-up on"}

    assert page(**typed | without | {"deed": "finish"}).status_code == 302


def test_a_shape_of_dented_scars_needs_dented_scars(page, typed):
    answer = page(**typed | {"scar_kinds": ["raised"], "deed": "finish"})

    assert answer.status_code == 422
    assert "choose “Dented” among the kinds too" in answer.context["form"].errors["scar_kinds"][0]


def test_what_is_no_choice_is_a_sentence_and_nothing_is_lost(page, typed):
    answer = page(**typed | {"scar_kinds": ["atrophic", "velvet"]})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"scar_kinds"}
    assert "Boxcar scars, soft" in answer.content.decode()


def test_the_action_asks_for_it_too(examination, found, by_dr_lind):
    bare = found | {"appearance": Appearance(scar_kinds=frozenset({ScarKind.ATROPHIC}))}

    with pytest.raises(NotComplete) as refused:
        actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **bare)

    assert refused.value.missing == ("pigment_sorts",)
    assert Examination.objects.get().version == 1


def test_the_read_page_says_it_in_words(client_of, dr_lind, examination, found, by_dr_lind):
    looks = from_plain(as_plain(LOOKS) | {"is_suspicious": True})
    done = actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found | {"appearance": looks})

    said = shown(client_of, dr_lind, done)

    assert "<b>Kinds of scar</b>: Dented" in said
    assert "<b>What the sun has left</b>: Uneven colour" in said
    assert "There is a mark that a doctor must see before anything else." in said
    assert queries.is_suspicious(done)


def test_a_stale_form_shows_it_in_words(page, typed, found, examination, noor, as_staff):
    actions.save(
        examination=examination,
        version=1,
        by=as_staff(noor),
        **found | {"appearance": Appearance(scar_kinds=frozenset({ScarKind.RAISED}))},
    )

    said = page(**typed).content.decode()

    assert "<td>Raised</td><td>Dented</td>" in said
