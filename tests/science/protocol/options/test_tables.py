"""The tables that options are read from: what they name exists, and a broken one stops the start with its reason."""

import re
from importlib.resources import files
from typing import ClassVar

import pytest

from basketweave.science.evidence.comparisons import COMPARISONS
from basketweave.science.evidence.statements import StatementRefused
from basketweave.science.evidence.trials import ARMS
from basketweave.science.protocol.options import (
    Case,
    Treatment,
    cautions,
    pathways,
    study_rows,
    treatments,
)
from basketweave.science.protocol.options.cautions import CAUTIONS
from basketweave.science.protocol.options.pathways import PATHWAYS, pathways_of
from basketweave.science.protocol.options.reading import DARKER, LIGHTER
from basketweave.science.protocol.options.study_rows import STUDY_ROWS
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.scales import scale_for
from basketweave.science.quantities import Concern

TOPICS = {topic for pathway in PATHWAYS for topic in pathway.topics}


def test_every_arm_that_is_of_a_concern_stands_behind_something():
    shown = {arm for rows in STUDY_ROWS.values() for arms in rows.values() for arm in arms}

    assert shown == {arm.id for arm in ARMS.values() if arm.concerns}


def test_every_comparison_speaks_to_treatments_and_topics_that_exist():
    for one in COMPARISONS.values():
        assert set(one.treatments) <= set(Treatment), one.id
        assert one.topics <= TOPICS, one.id


def test_every_topic_of_study_rows_and_cautions_is_one_of_a_pathway():
    assert set(STUDY_ROWS) <= TOPICS
    assert {topic for caution in CAUTIONS for topic in caution.topics} <= TOPICS


def test_whatever_is_seen_or_not_seen_needling_is_placed_for_everybody():
    for pathway in PATHWAYS:
        if pathway.signs or pathway.default_for:
            placed = [place.phototypes for place in pathway.places if place.treatment is Treatment.NEEDLING]
            assert frozenset().union(*placed) == LIGHTER | DARKER, pathway.name


def test_every_concern_has_a_default():
    for concern in Concern:
        assert any(concern in pathway.default_for for pathway in pathways_of(Case(concern=concern))), concern


def test_pathways_follow_only_from_codes_that_rules_have():
    codes = {code for rule in RULES for code in rule.CODES}

    assert {code for pathway in PATHWAYS for code in pathway.findings} <= codes
    assert {code for caution in CAUTIONS for code in caution.findings} <= codes


def test_a_grade_that_leads_somewhere_is_on_the_default_scale_of_its_concern():
    for pathway in PATHWAYS:
        for concern in pathway.concerns:
            if pathway.grade_at_least is not None:
                assert scale_for(concern).lowest < pathway.grade_at_least <= scale_for(concern).highest, pathway.name

    assert scale_for(Concern.ACNE).level(4).name.startswith("Severe")


@pytest.mark.parametrize("table", ["pathways", "cautions", "treatments"])
def test_the_tables_use_the_words_of_the_house_and_promise_nothing(table):
    words = (files("basketweave.science.protocol.options") / f"{table}.toml").read_text(encoding="utf-8")

    assert not re.search(r"(?i)\b(client|customer|user|depth|painless|pain-free|scarless)s?\b", words)
    assert not re.search(r"(?i)\b(no|without) (pain|redness|bleeding|scarring|downtime)\b", words)


WHY = 'why = [{ words = "So.", mark = "R", sources = ["alam-2014"] }]\n'
PLACE = '[[one.options]]\ntreatment = "lasers"\nstanding = "first"\n' + WHY


class TestABrokenPathway:
    WRONG: ClassVar = [
        ('concerns = ["beauty"]\n' + PLACE, "concerns: 'beauty' is not a valid Concern"),
        ('scar_shapes = ["round"]\n' + PLACE, "scar_shapes: 'round' is not a valid ScarShape"),
        ('scar_shapes = "rolling"\n' + PLACE, "scar_shapes is not a list of names"),
        ('findings = ["keloid", "keloid"]\n' + PLACE, "findings names something twice"),
        ('grade_at_least = "high"\n' + PLACE, "grade_at_least is not a whole number"),
        ("suspicious = 1\n" + PLACE, "suspicious is neither true nor false"),
        ("weight = 2\n" + PLACE, "unknown key 'weight'"),
        ('concerns = ["acne"]\n', "options is missing"),
        ('holds_back = ["peels"]\n', "holds_back without why: holds_the_rest is missing"),
        (PLACE + PLACE, "lasers is placed twice for one phototype"),
        (PLACE.replace("first", "best"), "standing: 'best' is not a valid Standing"),
        (PLACE.replace("first", "refused"), "the standing 'refused' is not given by a pathway"),
        (PLACE.replace("lasers", "magic"), "treatment: 'magic' is not a valid Treatment"),
        (PLACE.replace("alam-2014", "nobody-1999"), "cites the unknown source 'nobody-1999'"),
        (PLACE.replace("alam-2014", "skinpen-label"), "is marked R but skinpen-label is C"),
        (PLACE + 'phototypes = "V"\n', "phototypes is neither I-III nor IV-VI, but 'V'"),
        ('findings = ["keloid"]\n' + PLACE.replace("lasers", "needling"), "does not speak of needling"),
    ]

    @pytest.mark.parametrize(("table", "reason"), WRONG)
    def test_is_refused_with_file_line_and_reason(self, table, reason):
        with pytest.raises(StatementRefused) as refused:
            pathways.parse("\n[one]\n" + table, file="pathways.toml")

        assert refused.value.file == "pathways.toml"
        assert refused.value.line == 2
        assert reason in refused.value.reason


def test_a_table_of_rows_names_arms_and_treatments_that_exist():
    with pytest.raises(StatementRefused, match=r"rows.toml:1: .*unknown trial arm 'nobody'"):
        study_rows.parse('[scars]\nneedling = ["nobody"]\n', file="rows.toml")
    with pytest.raises(StatementRefused, match=r"rows.toml:1: .*unknown key 'magic'"):
        study_rows.parse("[scars]\nmagic = []\n", file="rows.toml")


def test_a_caution_names_what_it_is_about():
    with pytest.raises(StatementRefused, match=r"cautions.toml:1: .*treatments is missing"):
        cautions.parse("[mind]\n" + WHY, file="cautions.toml")


def test_every_treatment_has_a_name_and_a_job():
    with pytest.raises(StatementRefused, match=r"treatments.toml:1: topicals is missing"):
        treatments.parse('[needling]\nname = "N"\njob = "J"\n', file="treatments.toml")
    with pytest.raises(StatementRefused, match=r"treatments.toml:1: .*'magic' is not a valid Treatment"):
        treatments.parse('[magic]\nname = "N"\njob = "J"\n', file="treatments.toml")
