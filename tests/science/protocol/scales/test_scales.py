"""Every scale holds what was published of it: its range, its reach, its words, its mark and its doubt."""

from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.protocol import scales
from basketweave.science.protocol.scales import (
    LICENSED_SCALES,
    RESPONSE_SCALES,
    SCALES,
    NoSuchScale,
    scale,
    scale_for,
    scales_of,
)
from basketweave.science.protocol.scales.grading_scale import GradeRefused, Scale, Scope
from basketweave.science.quantities import FACE_ZONES, Concern, Mark, Phototype, Zone
from tests.science.protocol.scales.published import BY_ID, PUBLISHED, a_few, every_scale, not_given, zone_of

SCALES_OF = {
    Concern.WRINKLES: ["lemperle"],
    Concern.FINE_LINES: ["fitzpatrick-wrinkles", "fitzpatrick-wrinkle-class"],
    Concern.SCARS: ["goodman-baron", "goodman-baron-quantitative", "ecca", "vancouver"],
    Concern.SUN_DAMAGE: ["glogau", "fitzpatrick-elastosis", "masi", "mmasi"],
    Concern.ACNE: ["iga-acne", "gea-acne", "gags", "gags-face"],
    Concern.PORES: ["pores-local"],
}
FOLDER = Path(scales.__path__[0])
FILES = [
    *("ecca", "erythema", "fitzpatrick_elastosis", "fitzpatrick_wrinkle_class", "fitzpatrick_wrinkles", "gags", "gais"),
    *("gea", "glogau", "goodman_baron", "goodman_baron_quantitative", "iga", "lemperle", "masi", "pain", "phototype"),
    *("pores", "posas", "vancouver"),
]
MACHINERY = ["arithmetic", "change", "grading_scale", "parts", "reach", "refusals", "scores", "soundness"]
OF_NO_CONCERN = ["gais", "cea", "pain-nrs", "fitzpatrick-phototype"]
ANYWHERE = {"goodman-baron", "vancouver", "posas-observer", "posas-patient"}
WITH_THE_TRUNK = {"gags", "gais", "pain-nrs", "fitzpatrick-phototype"}


@every_scale
def test_a_scale_is_as_published(one):
    version, lowest, highest, count, scope, mark, phototypes = PUBLISHED[one.id]

    assert (one.version, one.lowest, one.highest, len(one.scores)) == (version, lowest, highest, count)
    assert (one.scores[0], one.scores[-1]) == (lowest, highest)
    assert list(one.scores) == sorted(set(one.scores))
    assert (one.scope, one.mark) == (scope, mark)
    assert one.phototypes == frozenset(list(Phototype)[: 3 if phototypes == "I-III" else 6])


@pytest.mark.parametrize("file", FILES)
def test_a_scale_file_read_again_makes_the_same_scales(file):
    read = run_path(f"{FOLDER}/{file}.py", run_name=f"{scales.__name__}.{file}")
    made = {name: one for name, one in read.items() if isinstance(one, Scale)}

    assert made == {name: getattr(scales, name) for name in made}
    assert made


def test_every_scale_is_in_one_of_these_files():
    assert {one.stem for one in FOLDER.glob("*.py")} == {*FILES, *MACHINERY, "__init__"}


def test_no_scale_is_missing_and_none_is_listed_twice():
    assert [one.id for one in SCALES] == list(PUBLISHED)


@pytest.mark.parametrize("concern", Concern)
def test_every_concern_has_its_scales_the_default_first(concern):
    assert [one.id for one in scales_of(concern)] == SCALES_OF[concern]
    assert scale_for(concern) is scales_of(concern)[0]


def test_some_scales_grade_no_concern_and_are_found_by_name():
    assert [one.id for one in SCALES if one.concern is None] == OF_NO_CONCERN
    assert scale("pain-nrs", "0-10") is BY_ID["pain-nrs"]


def test_a_scale_that_needs_a_licence_is_not_offered_before_somebody_holds_one():
    assert [one.id for one in LICENSED_SCALES] == ["posas-observer", "posas-patient"]
    assert not set(LICENSED_SCALES) & {one for concern in Concern for one in scales_of(concern)}
    assert all(one.concern is Concern.SCARS and "van de Kar" in one.attribution for one in LICENSED_SCALES)
    assert all("licence agreement" in one.licence for one in LICENSED_SCALES)


def test_a_scale_is_found_by_id_and_version_and_by_no_other():
    assert scale("lemperle", "1") is scale_for(Concern.WRINKLES)
    with pytest.raises(NoSuchScale, match=r"^lemperle version 0$"):
        scale("lemperle", "0")
    with pytest.raises(NoSuchScale):
        scale("thumb", "1")
    with pytest.raises(NoSuchScale):
        scale("vancouver", "1")


@every_scale
@a_few
@given(data=st.data())
def test_every_value_can_be_given_and_no_other(one, data):
    one.check(data.draw(st.sampled_from(one.scores)), zone_of(one))

    with pytest.raises(GradeRefused) as refused:
        one.check(data.draw(not_given(one)), zone_of(one))

    assert refused.value.code == "off-scale"
    assert refused.value.parameters == {"scale": one.id, "lowest": one.lowest, "highest": one.highest}
    assert str(refused.value).startswith("off-scale: {'scale': '" + one.id)


@every_scale
@pytest.mark.parametrize("value", [1.0, True, "1", None])
def test_what_is_no_exact_number_is_no_grade(one, value):
    for ask in (one.check, one.dots, one.band):
        with pytest.raises(GradeRefused) as refused:
            ask(value)

        assert refused.value.code == "off-scale"


@every_scale
def test_a_scale_says_whether_it_is_of_a_zone_or_of_the_whole(one):
    with pytest.raises(GradeRefused) as refused:
        one.check(one.highest, Zone.CHIN if one.scope is Scope.WHOLE else None)

    code, parameters = ("no-zone-on-scale", {"zone": "chin"}) if one.scope is Scope.WHOLE else ("zone-needed", {})
    assert (refused.value.code, refused.value.parameters) == (code, {"scale": one.id} | parameters)


def test_a_zone_the_scale_was_not_made_for_is_refused_by_name():
    with pytest.raises(GradeRefused) as refused:
        scale_for(Concern.WRINKLES).check(2, Zone.ABDOMEN)

    assert refused.value.code == "zone-not-on-scale"
    assert refused.value.parameters == {"scale": "lemperle", "zone": "abdomen"}
    assert not scale_for(Concern.WRINKLES).applies_to(Zone.NOSE)
    assert scale_for(Concern.SCARS).applies_to(Zone.ABDOMEN)


@every_scale
def test_a_scale_names_its_licence_sources_and_doubts(one):
    assert one.made_for.endswith(".")
    assert one.licence.endswith(".")
    assert one.sources
    assert one.doubt.endswith(".")
    assert set(one.zones) <= set(FACE_ZONES) or one.id in ANYWHERE | WITH_THE_TRUNK


@every_scale
def test_what_was_recalled_says_so_in_its_doubt(one):
    if one.mark is Mark.RECALLED:
        assert "recalled" in one.doubt.lower()


@every_scale
def test_dots_rise_with_the_value_and_the_worst_is_drawn_densest(one):
    dots = [one.dots(value) for value in one.scores]

    assert dots == sorted(dots)
    assert dots[-1] == 4
    assert (dots[0] == 0) == (one.is_itemised or one.lowest == 0)


@pytest.mark.parametrize(
    ("id", "values", "dots"),
    [
        ("lemperle", range(6), [0, 1, 2, 3, 4, 4]),
        ("fitzpatrick-wrinkles", range(1, 10), [1, 1, 2, 2, 3, 3, 4, 4, 4]),
        ("fitzpatrick-wrinkle-class", range(1, 4), [2, 3, 4]),
        ("goodman-baron", range(1, 5), [1, 2, 3, 4]),
        ("iga-acne", range(5), [0, 1, 2, 3, 4]),
        ("ecca", [0, 15, 135, 150, 270, 280, 405, 425, 540], [0, 1, 1, 2, 2, 3, 3, 4, 4]),
        ("posas-observer", [6, 7, 19, 20, 33, 34, 46, 47, 60], [0, 1, 1, 2, 2, 3, 3, 4, 4]),
        ("vancouver", range(14), [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4]),
    ],
)
def test_the_range_is_drawn_in_quarters_and_what_is_there_is_drawn(id, values, dots):
    assert [BY_ID[id].dots(value) for value in values] == dots


@pytest.mark.parametrize("id", ["glogau", "cea"])
def test_what_was_made_for_light_skin_is_not_valid_for_dark(id):
    valid = [type for type in Phototype if BY_ID[id].is_valid_for(type)]

    assert valid == [Phototype.I, Phototype.II, Phototype.III]
    assert "IV to VI" in BY_ID[id].doubt


def test_pores_are_graded_on_a_local_scale_that_is_labelled_so():
    pores = scale_for(Concern.PORES)

    assert "unvalidated" in pores.name
    assert (pores.mark, pores.stands_behind) == (Mark.HOUSE, "Basketweave founders")
    assert [one.id for one in SCALES if not one.is_validated] == ["gags-face", "pores-local"]


def test_pain_and_the_patients_own_scar_score_are_told_by_the_patient():
    assert {one.id for one in SCALES if one.is_told_by_patient} == {"pain-nrs", "posas-patient"}


def test_what_became_of_a_skin_is_a_list_of_its_own():
    assert [one.id for one in RESPONSE_SCALES] == ["gais"]
