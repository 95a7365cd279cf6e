"""A guideline file with anything wrong in it stops the start with file, line and reason."""

import pytest

from basketweave.science.protocol.guideline_file import PUBLISHED, GuidelineRefused, load, parse, published

GOOD = PUBLISHED.read_text(encoding="utf-8")


def test_the_published_file_is_read_once():
    assert published() is published()
    assert published() == load(PUBLISHED)


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
    "an empty version": ('version = "2026.1"', 'version = ""', 'version = ""', "version"),
    "a number for a version": ('version = "2026.1"', "version = 2026", "version = 2026", "version"),
    "a gap of eleven years": ("value = 42", "value = 3651", "value = 3651", "whole numbers"),
    "no version": ('version = "2026.1"\n', "", "# The numbers", "version"),
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
