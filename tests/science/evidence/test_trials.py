"""Every published arm is kept as it was found, nothing added or made stronger; a broken row stops the start."""

import csv
import io
from decimal import Decimal
from importlib.resources import files

import pytest

from basketweave.science.evidence.trials import ARMS, Design, TrialsRefused, parse
from basketweave.science.evidence.trials_file import COLUMNS
from basketweave.science.quantities import Concern, Mark

TEXT = (files("basketweave.science.evidence") / "trials.csv").read_text(encoding="utf-8")


def test_every_row_of_the_table_is_an_arm():
    rows = list(csv.DictReader(io.StringIO(TEXT)))

    assert list(ARMS) == [row["id"] for row in rows]
    assert len(ARMS) == 84


def test_an_arm_reads_as_it_was_published():
    dogra = ARMS["dogra2014"]

    assert dogra.patients == "36 enrolled; 30 completed"
    assert (dogra.baseline_mean, dogra.baseline_sd) == (Decimal("11.73"), Decimal("3.12"))
    assert (dogra.end_mean, dogra.end_sd) == (Decimal("6.5"), Decimal("2.71"))
    assert (dogra.year, dogra.phototypes, dogra.sessions, dogra.interval_weeks) == (2014, "IV-V", "5", Decimal(4))
    assert dogra.adverse_events == "PIH 5 patients; tram-track scarring 2 patients"
    assert dogra.design is Design.UNCONTROLLED


def test_an_empty_cell_stays_empty():
    alam = ARMS["alam2014_needling"]

    assert alam.phototypes == alam.needle_length_mm == alam.improvement_percent == ""
    assert alam.baseline_mean is alam.end_sd is None
    assert ARMS["garg_chaudhary"].year is None


def test_no_cell_was_filled_or_emptied_on_the_way():
    for row in csv.DictReader(io.StringIO(TEXT)):
        arm = ARMS[row["id"]]

        for column, kept in (
            ("n", arm.patients),
            ("interval_weeks", arm.interval_weeks),
            ("baseline_mean", arm.baseline_mean),
            ("end_mean", arm.end_mean),
            ("improvement_percent", arm.improvement_percent),
            ("responders", arm.responders),
        ):
            assert row[column] == ("" if kept is None else str(kept)), (arm.id, column)


def test_an_arm_that_was_not_read_is_marked_recalled():
    recalled = {arm.id for arm in ARMS.values() if arm.mark is Mark.RECALLED}

    assert recalled == {"majid2009", "sharad2011_MN", "sharad2011_MN_GA"}
    assert {arm.mark for arm in ARMS.values()} == {Mark.READ, Mark.RECALLED}


def test_only_a_drawn_lot_is_called_randomised():
    assert ARMS["alam2014_control"].design is Design.RANDOMISED
    assert ARMS["abel_roller"].design is Design.RANDOMISED
    assert ARMS["idoj2024_MN"].design is Design.SPLIT_SIDES
    assert ARMS["schwarz2011"].design is Design.OWN_CONTROL
    assert ARMS["skinpen_nct02646917"].design is Design.UNCONTROLLED
    for arm in ARMS.values():
        said = "RCT" in arm.design_in_words or "parallel randomised" in arm.design_in_words
        assert (arm.design is Design.RANDOMISED) == said, arm.id


def test_the_side_that_was_not_needled_and_heat_are_told_apart_from_needling():
    assert ARMS["idoj2024_FCO2"].is_comparator
    assert not ARMS["idoj2024_MN"].is_comparator
    assert ARMS["jeon2013_RF"].is_radiofrequency
    assert {arm.id for arm in ARMS.values() if arm.is_radiofrequency} == {
        arm.id for arm in ARMS.values() if "RF" in arm.device
    }


@pytest.mark.parametrize(
    ("id", "concerns"),
    [
        ("dogra2014", {Concern.SCARS}),
        ("aust2008", {Concern.WRINKLES, Concern.FINE_LINES, Concern.SCARS}),
        ("cho2012_pores_RF", {Concern.SCARS, Concern.PORES}),
        ("acne_SkinPen_pilot", {Concern.ACNE}),
        ("poostiyan2023", {Concern.SUN_DAMAGE}),
        ("pae2024_TXA", {Concern.SCARS}),
        ("striae2022_MN", set()),
    ],
)
def test_an_arm_tells_what_concern_it_is_of(id, concerns):
    assert ARMS[id].concerns == concerns


def test_every_arm_is_of_a_concern_or_of_striae():
    assert {arm.condition for arm in ARMS.values() if not arm.concerns} == {"striae", "striae alba"}


def test_links_can_be_opened():
    assert len(ARMS["alam2014_needling"].links) == 2
    assert ARMS["pores_FRF2014"].links == ARMS["poostiyan2023"].links == ()
    for arm in ARMS.values():
        assert all(" " not in link for link in arm.links), arm.id


def row(**changes: str) -> str:
    plain = {
        "id": "somebody2020",
        "citation": "Somebody 2020",
        "design": "RCT parallel",
        "condition": "acne scars",
        "device": "roller",
        "source_read": "yes",
    }
    cells = {**dict.fromkeys(COLUMNS, ""), **plain, **changes}
    return ",".join(cells[column] for column in COLUMNS) + "\n"


HEAD = ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ([row(), row()], 3, "'somebody2020' is there twice"),
        ([row(id="")], 2, "the id is missing"),
        ([row(), row(id="other", design="a hunch")], 3, "unknown design 'a hunch'"),
        ([row(citation="")], 2, "the citation is missing"),
        ([row(condition="")], 2, "the condition is missing"),
        ([row(device="")], 2, "the device is missing"),
        ([row(baseline_mean="3·2")], 2, "the baseline_mean '3·2' is not a number"),
        ([row(interval_weeks="-4")], 2, "the interval_weeks '-4' is not a number"),
        ([row(end_sd="nan")], 2, "the end_sd 'nan' is not a number"),
        ([row(year="20214")], 2, "the year '20214' is not a year"),
        ([row(source_read="perhaps")], 2, "the source_read 'perhaps' is neither yes nor no"),
        ([row(), "too,few\n"], 3, "2 cells, not 24"),
        ([row()[:-1] + ",more\n"], 2, "25 cells, not 24"),
        ([row(), '"open\n'], 3, "not CSV: unexpected end of data"),
    ],
)
def test_a_broken_row_is_refused_with_file_line_and_reason(rows, line, reason):
    with pytest.raises(TrialsRefused) as refused:
        parse(HEAD + "".join(rows), file="trials.csv")

    assert str(refused.value) == f"trials.csv:{line}: {reason}"


def test_a_line_is_counted_where_its_row_begins():
    with pytest.raises(TrialsRefused) as refused:
        parse(HEAD + row(responders='"two\nlines"') + row(id="other", design="?"), file="trials.csv")

    assert refused.value.line == 4


def test_another_head_is_refused():
    with pytest.raises(TrialsRefused) as refused:
        parse(HEAD.replace("citation", "author") + row(), file="trials.csv")

    assert refused.value.line == 1
