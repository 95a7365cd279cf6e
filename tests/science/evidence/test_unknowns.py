"""What nobody knows is data too: each gap with what was read around it."""

import pytest

from basketweave.science.evidence.statements import StatementRefused
from basketweave.science.evidence.unknowns import UNKNOWNS, parse
from basketweave.science.quantities import Mark

A_GAP = """[interval]
question = "Which wait is best?"
answer = "Nobody compared them."
stands_behind = "Basketweave founders"
read = [{ words = "Four weeks is usual.", mark = "R", sources = ["harris-2015"] }]
so = "We wait."
"""


def test_the_gaps_that_matter_are_all_told():
    told = {"interval", "dose", "colour", "untreated", "pores", "rates", "pigment", "law", "zones", "isotretinoin"}

    assert told <= set(UNKNOWNS)


@pytest.mark.parametrize("unknown", UNKNOWNS.values(), ids=lambda unknown: unknown.id)
def test_every_gap_says_who_states_it_and_what_was_read(unknown):
    assert unknown.question.endswith("?")
    assert unknown.stands_behind == "Basketweave founders"
    assert all(read.sources for read in unknown.read)


def test_a_gap_is_read_as_it_stands():
    gap = parse(A_GAP, file="unknowns.toml")["interval"]

    assert (gap.question, gap.answer, gap.so) == ("Which wait is best?", "Nobody compared them.", "We wait.")
    assert [(read.words, read.mark) for read in gap.read] == [("Four weeks is usual.", Mark.READ)]


@pytest.mark.parametrize(
    ("instead_of", "written", "reason"),
    [
        ('question = "Which wait is best?"', "", "question is missing"),
        ('answer = "Nobody compared them."', "", "answer is missing"),
        ('stands_behind = "Basketweave founders"', "", "stands_behind is missing"),
        ("so =", "and =", "unknown key 'and'"),
        ("We wait.", "We wait 28 days.", "so holds a figure"),
        ('[{ words = "Four weeks is usual.", mark = "R", sources = ["harris-2015"] }]', "3", "read is missing"),
        ('["harris-2015"]', '["skinpen-label"]', "marked R but skinpen-label is C"),
        ('["harris-2015"]', '"harris-2015"', "no source"),
    ],
)
def test_a_gap_that_rests_on_nothing_stops_the_start(instead_of, written, reason):
    assert instead_of in A_GAP

    with pytest.raises(StatementRefused, match=reason):
        parse(A_GAP.replace(instead_of, written), file="unknowns.toml")
