"""A guideline file with anything wrong in it stops the start with file, line and reason."""

import pytest

from basketweave.science.protocol.guideline_file import PUBLISHED, GuidelineRefused, load, parse, published
from basketweave.science.quantities import Mark

GOOD = PUBLISHED.read_text(encoding="utf-8")


def test_the_published_file_is_read_once():
    assert published() is published()
    assert published() == load(PUBLISHED)


SCARS_AT_LEAST = "[fewest_sessions_scars]\nvalue = 3"

# old text, new text, the line it is told for (as text on that line), a word of the reason
BROKEN = {
    "unknown table": ("[pain_easing]", "[pain_easings]", "[pain_easings]", "unknown key 'pain_easings'"),
    "unknown key": ('unit = "sessions"', 'units = "sessions"', 'units = "sessions"', "unknown key 'units'"),
    "unknown key elsewhere": ('where = "acne', 'were = "acne', 'were = "acne', "unknown key 'were'"),
    "no value": ("value = 35\n", "", "[ideal_gap]", "whole numbers"),
    "no source": ('sources = ["harris-2015", "rana-2017"]\n', "", "[ideal_gap]", "ideal_gap has no source"),
    "empty source": ('sources = ["harris-2015", "rana-2017"]', "sources = []", "sources = []", "no source"),
    "unknown source": (
        '["harris-2015", "rana-2017"]',
        '["nobody-1999"]',
        'sources = ["nobody-1999"]',
        "unknown source 'nobody-1999'",
    ),
    "source elsewhere unknown": ('["xu-2017"]', '["x"]', 'sources = ["x"]', "unknown source 'x'"),
    "gaps turned round": ("value = 35", "value = 43", "value = 43", "ideal_gap is above longest_gap"),
    "shortest above ideal": ("value = 28\nunit", "value = 36\nunit", "value = 36", "shortest_gap is above ideal_gap"),
    "counts turned round": ("value = 3\n", "value = 7\n", "value = 7", "fewest_sessions is above most_sessions"),
    "days turned round": ("[1, 3, 7, 14, 28]", "[1, 7, 3]", "value = [1, 7, 3]", "turned round"),
    "a day twice": ("[1, 3, 7, 14, 28]", "[1, 1]", "value = [1, 1]", "turned round"),
    "no days": ("[1, 3, 7, 14, 28]", "[]", "value = []", "whole numbers"),
    "one day for several": ("[1, 3, 7, 14, 28]", "1", "value = 1", "a list of days"),
    "several for one day": ("value = 35", "value = [35]", "value = [35]", "one value"),
    "nothing": ("value = 35", "value = 0", "value = 0", "whole numbers"),
    "a truth for a number": ("value = 35", "value = true", "value = true", "whole numbers"),
    "words for a number": ("value = 35", 'value = "five weeks"', 'value = "five weeks"', "whole numbers"),
    "wrong unit": ('unit = "sessions"', 'unit = "days"', 'unit = "days"', "the unit of fewest_sessions"),
    "no mark": ('mark = "R"\nsources = ["chu-2021"]', 'sources = ["chu-2021"]', "[reaction_expected]", "no mark"),
    "a strange mark": (
        'mark = "R"\nsources = ["chu-2021"]',
        'mark = "Z"\nsources = ["chu-2021"]',
        'mark = "Z"',
        "mark",
    ),
    "a mark too strong": (
        '["chu-2021"]\n\n[pain',
        '["skinpen-label"]\n\n[pain',
        '["skinpen-label"]',
        "skinpen-label is C",
    ),
    "nobody behind": ('stands_behind = "Basketweave founders"\n', "", 'mark = "H"', "stands behind"),
    "a number as words": ('where = "acne scars, three to six sessions"', "where = 5", "where = 5", "is not text"),
    "not TOML": ("value = 35", "value = = 35", "value = = 35", "not TOML"),
    "an empty version": ('version = "2026.2"', 'version = ""', 'version = ""', "version"),
    "a number for a version": ('version = "2026.2"', "version = 2026", "version = 2026", "version"),
    "a gap of eleven years": ("value = 42", "value = 3651", "value = 3651", "whole numbers"),
    "too many sessions": ("value = 6\n", "value = 21\n", "value = 21", "whole numbers from 1 to 20"),
    "an age beyond all ages": ("value = 22", "value = 121", "value = 121", "whole numbers from 1 to 120"),
    "half a year of age": ("value = 22", "value = 22.5", "value = 22.5", "whole numbers"),
    "no wait at all": ("value = 731\nunit", "value = 0\nunit", "value = 0", "whole numbers from 1"),
    "a needle of no length": ("value = 0.75", "value = 0.0", "value = 0.0", "a length above 0 and up to 5 mm"),
    "a negative needle": ("value = 0.75", "value = -0.75", "value = -0.75", "a length above 0"),
    "a negative wait": ("value = 731\nunit", "value = -1\nunit", "value = -1", "whole numbers"),
    "a negative wait elsewhere": ("value = 0\n", "value = -1\n", "value = -1", "whole numbers from 0"),
    "a needle of a hand's length": ("value = 0.75", "value = 75", "value = 75", "up to 5 mm"),
    "a needle that is no number": ("value = 0.75", "value = nan", "value = nan", "a length above 0"),
    "an endless needle": ("value = 0.75", "value = inf", "value = inf", "a length above 0"),
    "a length in words": ("value = 0.75", 'value = "0.75"', 'value = "0.75"', "a length above 0"),
    "a truth for a length": ("value = 0.75", "value = true", "value = true", "a length above 0"),
    "a country that was not read": ('jurisdiction = "usa"', 'jurisdiction = "pt"', '"pt"', "is one of: usa"),
    "a jurisdiction that says nothing": ('"usa"', '"not-read"', '"not-read"', "is one of: usa"),
    "a jurisdiction elsewhere": (
        'where = "acne scars, three',
        'jurisdiction = "usa"\nwhere = "acne scars, three',
        'jurisdiction = "usa"',
        "unknown key 'jurisdiction'",
    ),
    "one elsewhere for several": (
        "[[ideal_gap.elsewhere]]",
        "[ideal_gap.elsewhere]",
        "[ideal_gap.elsewhere]",
        "not a list of tables",
    ),
    "a mistake in the fourth elsewhere": (
        'sources = ["asds-2017", "jama-isotretinoin-2017"]\nwhere',
        'sources = ["asds"]\nwhere',
        'sources = ["asds"]',
        "unknown source 'asds'",
    ),
    "a concern's fewest above its most": (
        "[fewest_sessions_fine_lines]\nvalue = 3",
        "[fewest_sessions_fine_lines]\nvalue = 5",
        "value = 5",
        "fewest_sessions_fine_lines is above most_sessions_fine_lines",
    ),
    "a concern below the outer fewest": (
        SCARS_AT_LEAST,
        SCARS_AT_LEAST.replace("3", "2"),
        "value = 3",
        "fewest_sessions is above fewest_sessions_scars",
    ),
    "a concern above the outer most": (
        "[most_sessions_discoloured_scars]\nvalue = 6",
        "[most_sessions_discoloured_scars]\nvalue = 7",
        "value = 7",
        "most_sessions_discoloured_scars is above most_sessions",
    ),
    "a usual needle above the labelled ceiling": (
        "[usual_needle_pores]\nvalue = 1.0",
        "[usual_needle_pores]\nvalue = 1.6",
        "value = 1.6",
        "usual_needle_pores is above ceiling_labelled",
    ),
    "looser than what was read, without a word": (
        'looser_because = "A trial that leaves',
        'doubts = "A trial that leaves',
        'doubts = "A trial',
        "unknown key 'doubts'",
    ),
    "no version": ('version = "2026.2"\n', "", "# The numbers", "version"),
}


@pytest.mark.parametrize(("old", "new", "told_line", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_with_its_line_and_reason(old, new, told_line, reason):
    assert old in GOOD
    broken = GOOD.replace(old, new, 1)

    with pytest.raises(GuidelineRefused) as refused:
        parse(broken, file="house.toml")

    assert refused.value.file == "house.toml"
    assert told_line in broken.splitlines()[refused.value.line - 1]
    assert reason in refused.value.reason
    assert str(refused.value).startswith(f"house.toml:{refused.value.line}: ")


def test_a_missing_number_is_refused():
    with pytest.raises(GuidelineRefused, match="pain_easing is missing"):
        parse(GOOD[: GOOD.index("[pain_easing]")], file="house.toml")


def test_a_number_where_a_table_belongs_is_refused():
    text = 'version = "1"\nshortest_gap = 28\n' + GOOD[GOOD.index("[ideal_gap]") :]

    with pytest.raises(GuidelineRefused, match=r"house\.toml:2: shortest_gap is not a table"):
        parse(text, file="house.toml")


def test_gaps_that_are_all_the_same_are_in_order():
    same = GOOD.replace("value = 35", "value = 28").replace("value = 42", "value = 28")

    assert parse(same, file="house.toml").longest_gap == published().shortest_gap


def without_its_reason(name):
    head, table = GOOD.split(f"[{name}]\n")
    lines = table.splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if line.startswith("looser_because"))
    return f"{head}[{name}]\n" + "".join(lines[:at] + lines[at + 1 :])


@pytest.mark.parametrize("name", ["wait_after_isotretinoin", "wait_before_surgical_scar", "fewest_sessions_scars"])
def test_a_number_of_ours_is_looser_than_what_was_read_only_with_a_reason(name):
    if not published().number(name).looser_because:
        pytest.fail(f"{name} is no longer looser than anything read: take it out of this list")

    with pytest.raises(GuidelineRefused, match=f"{name} is looser than what was read"):
        parse(without_its_reason(name), file="house.toml")


def test_a_reason_for_being_looser_where_nothing_is_looser_is_refused():
    lazy = GOOD.replace("[ideal_gap]\n", '[ideal_gap]\nlooser_because = "We like it."\n')

    with pytest.raises(GuidelineRefused, match="says why it is looser"):
        parse(lazy, file="house.toml")


def test_tighter_than_what_was_read_needs_no_reason():
    assert published().number("shortest_gap").looser_because == ""
    assert parse(GOOD, file="house.toml").number("shortest_gap").elsewhere[0].value == 14


def test_what_was_recalled_or_sold_elsewhere_asks_for_no_reason():
    number = published().number("wait_after_surgery")

    assert [other.value for other in number.elsewhere if other.mark is Mark.COMMERCIAL] == [366]
    assert number.looser_because == ""
