"""A claim stands only beside an answer that can be looked up."""

import pytest

from basketweave.science.evidence.claims import CLAIMS, parse
from basketweave.science.evidence.sources import SOURCES
from basketweave.science.evidence.statements import StatementRefused
from basketweave.science.quantities import Mark

A_CLAIM = """[painless]
quote = "Painless"
we_say = "It hurts a little."
found = [{ words = "4 of 15 felt none.", mark = "R", sources = ["kaur-2024"] }]
"""


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.id)
def test_every_claim_is_answered_with_sources_read_as_well_as_the_mark_says(claim):
    assert claim.quote
    assert claim.we_say
    for found in claim.found:
        assert found.sources
        if found.mark is Mark.READ:
            assert {SOURCES[id].mark for id in found.sources} == {Mark.READ}


def test_what_we_did_not_find_rests_on_our_own_reading_and_on_no_study():
    missing = [
        found
        for claim in CLAIMS.values()
        for found in claim.found
        if found.words.startswith(("We found no", "No trial that we read", "We could not"))
    ]

    assert len(missing) == 4
    assert {(found.mark, found.sources) for found in missing} == {(Mark.HOUSE, ("our-reading",))}


def test_the_claims_that_the_evidence_contradicts_are_all_answered():
    """The list of shared knowledge, safety §6."""
    quotes = " ".join(claim.quote.lower() for claim in CLAIMS.values())

    for told in (
        *("painless", "no redness", "no downtime", "no bleeding", "anyone", "dark patches", "400", "elastin"),
        *("minutes", "laser", "melasma", "acne", "pores", "three sessions"),
    ):
        assert told in quotes


def test_a_claim_is_read_as_it_stands():
    claim = parse(A_CLAIM, file="claims.toml")["painless"]

    assert (claim.id, claim.quote, claim.we_say) == ("painless", "Painless", "It hurts a little.")
    assert [(found.words, found.mark, found.sources) for found in claim.found] == [
        ("4 of 15 felt none.", Mark.READ, ("kaur-2024",))
    ]


@pytest.mark.parametrize(
    ("instead_of", "written", "reason"),
    [
        ('quote = "Painless"', "", "quote is missing"),
        ('"Painless"', '"  "', "quote is missing"),
        ('we_say = "It hurts a little."', "", "we_say is missing"),
        ("It hurts a little.", "It hurts 4 of 15.", "we_say holds a figure"),
        ("found =", "seen =", "unknown key 'seen'"),
        ('[{ words = "4 of 15 felt none.", mark = "R", sources = ["kaur-2024"] }]', "[]", "found is missing"),
        ('[{ words = "4 of 15 felt none.", mark = "R", sources = ["kaur-2024"] }]', "[3]", "found is missing"),
        (', sources = ["kaur-2024"]', "", "no source"),
        ('["kaur-2024"]', "[3]", "no source"),
        ('["kaur-2024"]', "[]", "no source"),
        ("kaur-2024", "nobody-1999", "unknown source 'nobody-1999'"),
        ("kaur-2024", "skinpen-label", "marked R but skinpen-label is C"),
        ('mark = "R"', 'mark = "A"', "no mark R, K, C or H"),
        ('mark = "R"', 'mark = "H"', "names who stands behind it"),
        ('mark = "R"', 'mark = "R", stands_behind = "us"', "names who stands behind it"),
        ("[painless]", "[painless", "not TOML"),
        ("[painless]\n", "painless = 3\n[other]\n", "painless is not a table"),
    ],
)
def test_a_claim_without_its_answer_stops_the_start(instead_of, written, reason):
    assert instead_of in A_CLAIM

    with pytest.raises(StatementRefused, match=reason) as refused:
        parse(A_CLAIM.replace(instead_of, written), file="claims.toml")

    assert str(refused.value).startswith("claims.toml:1: ")


def test_a_refusal_names_the_line_of_its_table():
    with pytest.raises(StatementRefused, match=r"^claims\.toml:5: rushed: quote is missing"):
        parse(A_CLAIM + '[rushed]\nwe_say = "Wait."\n', file="claims.toml")
