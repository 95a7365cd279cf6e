"""A letter becomes a tagged PDF, the same each time, and its words are never markup."""

from dataclasses import replace

import pytest

from basketweave.clinic.paper.letters import Letter, NotSettable, Part, Uneven, as_pdf

pytestmark = pytest.mark.once
LETTER = Letter(
    title="Referral of Ana Example",
    language="en",
    sender=("Clinic of the example", "1 Example Street"),
    receiver=("Dr Scar", "Scar clinic"),
    date="22 November 2026",
    parts=(
        Part(heading="Why", paragraphs=("A raised scar on the shoulder.",), points=("one", "two")),
        Part(heading="Grades", columns=("Zone", "Grade"), rows=(("Shoulder", "3 of 4"), ("Chin", "1 of 4"))),
    ),
    closing=("Dr Lind",),
    footer="Made by Basketweave",
)


def test_a_letter_is_a_tagged_pdf():
    pdf = as_pdf(LETTER)

    assert pdf.startswith(b"%PDF-")
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid:part" in pdf


def test_the_same_letter_is_the_same_bytes():
    assert as_pdf(LETTER) == as_pdf(LETTER)
    assert as_pdf(LETTER) != as_pdf(replace(LETTER, title="Another"))


def test_words_are_never_read_as_markup():
    tricks = '#panic("read as markup") $x_ *bold* @nobody <label> \\ `raw` // gone'

    assert as_pdf(replace(LETTER, parts=(Part(heading=tricks, paragraphs=(tricks,), points=(tricks,)),)))


def test_a_letter_without_sender_address_or_parts_can_be_set():
    assert as_pdf(replace(LETTER, sender=("Clinic",), receiver=(), parts=(), closing=(), footer=""))


def test_names_of_many_alphabets_can_be_set():
    assert as_pdf(replace(LETTER, receiver=("Łukasz Żółć", "Ольга Іваненко", "Γιώργος", "Þóra Ðögg")))


def test_a_letter_that_no_font_has_is_refused_rather_than_boxed():
    with pytest.raises(NotSettable):
        as_pdf(replace(LETTER, receiver=("\U000e0100 \U00016fe4",)))


def test_a_table_with_an_uneven_row_is_refused():
    with pytest.raises(Uneven):
        Part(columns=("Zone", "Grade"), rows=(("Chin",),))
