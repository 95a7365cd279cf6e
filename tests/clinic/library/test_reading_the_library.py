"""Anybody may read what we know; each sentence leads to its source, and none promises too much."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import basketweave.clinic.library
import basketweave.clinic.shell
from basketweave.clinic.library import queries
from basketweave.clinic.library.other_ways import other_ways
from basketweave.science.evidence.claims import CLAIMS
from basketweave.science.evidence.sources import SOURCES
from basketweave.science.evidence.unknowns import UNKNOWNS
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.options import Case, Treatment, options
from basketweave.science.protocol.rules import RULES
from basketweave.science.quantities import Appearance, Concern, ScarShape
from tests.architecture.claims import claimed
from tests.architecture.speech import page, plain, unanswered

from .conftest import EVERY_PAGE

HEAVIEST_BYTES = 150_000
LINK = re.compile(r'<a[^>]* href="([^"]+)"')


@pytest.mark.parametrize(("name", "args"), EVERY_PAGE)
def test_a_page_claims_nothing_and_answers_what_it_quotes(opened, name, args):
    read = page(opened(name, *args))

    assert list(claimed(read.says())) == []
    assert list(unanswered(read)) == []


def test_the_first_page_answers_what_it_quotes_and_leads_here(db):
    shown = Client().get("/").content.decode()

    assert [node for node in page(shown).walk() if node.is_claim]
    assert list(unanswered(page(shown))) == []
    assert reverse("library:patients") in shown


@pytest.mark.parametrize(("name", "args"), EVERY_PAGE)
def test_a_page_is_light_and_is_not_kept(db, name, args):
    response = Client().get(reverse(f"library:{name}", args=args))
    folders = [Path(basketweave.clinic.shell.__file__).parent, Path(basketweave.clinic.library.__file__).parent]
    dress = sum(file.stat().st_size for folder in folders for file in (folder / "static").rglob("*.[cj]s*"))

    assert len(response.content) + dress < HEAVIEST_BYTES
    assert response["Cache-Control"] == "no-store"


def test_staff_read_the_same_within_their_own_frame(opened, mira, client_of):
    shown = opened("rule", "isotretinoin", client=client_of(mira))

    assert "Sign out" in shown
    assert "protocol/rules/isotretinoin.py:" in shown
    assert "protocol/rules/isotretinoin.py:" not in opened("rule", "isotretinoin")


def test_a_patient_keeps_the_way_to_say_that_something_is_wrong(opened, ana, client_of_patient):
    shown = opened("patients", client=client_of_patient(ana))

    assert "Something is wrong" in shown
    assert reverse("journey:my") in shown


@pytest.mark.parametrize(("name", "args"), EVERY_PAGE)
def test_every_mark_leads_somewhere_that_is_there(opened, name, args):
    """To the source itself, or to its line on our page of sources."""
    shown, sources = opened(name, *args), opened("sources")

    for link in LINK.findall(shown):
        place, _, anchor = link.partition("#")
        if place == reverse("library:sources") and anchor:
            assert f'id="{anchor}"' in sources
        if not place and anchor:
            assert f'id="{anchor}"' in shown


def test_patients_are_told_all_of_it(opened):
    told = plain(page(opened("patients")).says())
    quoted = opened("patients")

    assert all(plain(claim.we_say) in told for claim in CLAIMS.values())
    assert all(f"#{claim.id}" in quoted for claim in CLAIMS.values())
    assert all(plain(gap.question) in told and plain(gap.answer) in told for gap in UNKNOWNS.values())
    for rule in RULES:
        about_the_work = rule.NAME in (
            "session_spacing",
            "session_count",
            "needle_length",
            "orbital_rim",
            "open_channels",
        )
        assert (plain(rule.STATEMENT) in told) is not about_the_work
    assert "A mole or mark that is new, growing, bleeding or changing" in told


def test_patients_are_told_the_numbers_that_we_treat_by(opened):
    told, numbers = plain(page(opened("patients")).says()), published()

    assert f"we wait {numbers.shortest_gap.days} to {numbers.longest_gap.days} days" in told
    assert f"Leave out sport, heat, pools and make-up for {numbers.count('aftercare_no_heat')} days" in told
    assert f"no earlier than {-(-numbers.first_review.days // 7)} weeks" in told
    for concern in ("scars", "discoloured_scars", "wrinkles", "fine_lines", "sun_damage", "pores"):
        words = concern.replace("discoloured_scars", "scars with a colour").replace("_", " ").capitalize()
        words = "Open pores" if concern == "pores" else words
        fewest, most = numbers.count(f"fewest_sessions_{concern}"), numbers.count(f"most_sessions_{concern}")
        assert re.search(rf"{words} +{fewest} +{most}\b", told)


def test_what_else_could_help_is_the_list_that_a_specialist_sees(opened):
    told = plain(page(opened("patients")).says())
    narrow = Appearance(scar_shapes=frozenset({ScarShape.ICE_PICK}))
    first, *_rest = options(Case(concern=Concern.SCARS, appearance=narrow), published())

    assert first.id is Treatment.CROSS
    assert plain(first.reasons[0].words) in told
    assert told.index(first.name) < told.index("Needling does little for ice-pick scars")


def test_every_way_that_could_help_says_why_and_where_that_was_read():
    for each in other_ways(published()):
        assert "Microneedling" in {way.name for way in each.ways}
        assert all(way.told and all(said.marks for said in way.told) for way in each.ways), each.seen


def test_claims_and_gaps_stand_there_whole(opened):
    claims, gaps = plain(page(opened("claims")).says()), plain(page(opened("unknown")).says())

    assert all(plain(found.words) in claims for claim in CLAIMS.values() for found in claim.found)
    assert all(plain(read.words) in gaps for gap in UNKNOWNS.values() for read in gap.read)


def test_a_sentence_of_ours_says_who_stands_behind_it_before_what_it_rests_on():
    scarring = next(claim for claim in queries.claims() if claim.id == "no-scarring")

    first, second = scarring.found[-1].marks
    assert (first.letter, first.source) == ("H", "Basketweave founders")
    assert (second.letter, second.source) == ("R", SOURCES["juhasz-2020"].citation)


@pytest.mark.parametrize("where", ["/", "/library/patients/"])
def test_why_it_works_is_told_as_recalled(db, where):
    shown = Client().get(where).content.decode()

    _before, _words, after = shown.partition("and the body answers by building.")
    first_tag, _closed, _rest = after.lstrip().partition(">")
    assert 'class="mark k"' in first_tag


def test_what_was_recalled_of_a_source_that_was_read_stays_recalled():
    elastin = next(claim for claim in queries.claims() if claim.id == "elastin")

    (mark,) = elastin.found[-1].marks
    assert SOURCES["schwarz-2011"].mark.value == "R"
    assert mark.letter == "K"


def test_every_source_has_its_line_and_says_where_it_is_used(opened):
    shown = opened("sources")

    assert all(shown.count(f'id="{id}"') == 1 for id in SOURCES)
    alam = next(source for source in queries.sources() if source.id == "alam-2014")
    assert (alam.link, alam.mark.letter) == ("https://doi.org/10.1001/jamadermatol.2013.8687", "R")
    assert any("#interval" in address for _words, address in alam.rested_on_by)


@pytest.mark.parametrize("address", ["/library/rules/nobody/", "/library/rules/RULES/", "/library/studies/%00/"])
def test_what_is_not_there_is_not_found(db, address):
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(("name", "args"), EVERY_PAGE)
def test_the_library_is_for_reading_only(db, name, args):
    assert Client().post(reverse(f"library:{name}", args=args)).status_code == 405
