"""Zones are picked on a drawing or from a list: the same boxes, without a script."""

import json
import re
from pathlib import Path

import pytest
from django import forms

from basketweave.clinic.face import drawing
from basketweave.clinic.face.fields import ZonesField
from basketweave.clinic.face.zones import ALL, BODY, FACE, name_of, names_of
from basketweave.science.quantities import BODY_ZONES, FACE_ZONES, Zone

pytestmark = pytest.mark.once

DOTS = json.loads((Path(__file__).parent / "dots.json").read_text())["dots"]
WIDTH, HEIGHT = 380, 620


class Where(forms.Form):
    zones = ZonesField(label="Where?")


def test_every_zone_of_science_has_a_name_in_patients_words_and_no_other_has() -> None:
    assert list(ALL) == [zone.value for zone in Zone]
    assert (tuple(FACE), tuple(BODY)) == (FACE_ZONES, BODY_ZONES)
    assert name_of(Zone.GLABELLA) == "Between the brows"
    assert names_of([Zone.CHIN, Zone.FOREHEAD]) == ["Forehead", "Chin"]


def test_the_answer_comes_in_the_order_of_the_drawing() -> None:
    form = Where({"zones": ["chest", "chin", "forehead"]})

    assert form.is_valid()
    assert form.cleaned_data["zones"] == ["forehead", "chin", "chest"]


def test_a_place_that_we_do_not_know_is_refused_by_name() -> None:
    form = Where({"zones": ["chin", "elbow<b>"]})

    assert not form.is_valid()
    assert "We do not know the place “elbow&lt;b&gt;”" in str(form["zones"].errors)
    assert re.search(r'value="chin"[^>]*checked', str(form["zones"]))  # what was right is kept


def test_no_place_at_all_is_asked_for_again() -> None:
    assert "Choose at least one place" in str(Where({})["zones"].errors)


def test_a_face_only_question_takes_no_body() -> None:
    field = ZonesField(is_face_only=True)

    with pytest.raises(forms.ValidationError):
        field.clean(["chest"])


def test_every_part_of_the_drawing_is_a_label_of_a_box_in_the_list() -> None:
    shown = str(Where()["zones"])

    for zone in FACE:
        (box,) = re.findall(rf'<input type="checkbox" name="zones" value="{zone}"[^>]* id="(\w+)"', shown)
        assert f'<label class="hit hit-{zone}" for="{box}" aria-hidden="true">' in shown
        assert f'id="face-{zone}"' in shown


def test_the_body_list_opens_where_something_in_it_is_chosen() -> None:
    assert "<details>" in str(Where()["zones"])
    assert "<details open>" in str(Where({"zones": ["chest"]})["zones"])


def test_the_style_sheet_is_made_from_where_the_zones_lie() -> None:
    assert drawing.SHEET.read_text() == drawing.sheet()


@pytest.mark.parametrize("zone", FACE)
def test_touching_the_middle_of_a_zone_hits_that_zone(zone: str) -> None:
    hits = json.loads((drawing.HERE / "hits.json").read_text())
    at = tuple(hits[zone]["label_at_percent"])

    topmost = [name for name in FACE if _inside(at, _corners(hits[name]["clip_path"]))][-1]

    assert topmost == zone


@pytest.mark.parametrize("zone", FACE)
def test_nearly_all_dots_of_a_zone_lie_where_it_is_touched(zone: str) -> None:
    corners = _corners(json.loads((drawing.HERE / "hits.json").read_text())[zone]["clip_path"])
    dots = [(100 * x / WIDTH, 100 * y / HEIGHT) for name, rank, _order, x, y in DOTS if name == zone and rank]

    within = sum(_inside(dot, corners) for dot in dots)

    assert within >= 0.9 * len(dots) > 0


def _corners(clip_path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+)% ([\d.]+)%", clip_path)]


def _inside(point: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    """A line to the right crosses the edge an odd number of times."""
    x, y = point
    edges = zip(corners, [*corners[1:], corners[0]], strict=True)
    return (
        sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in edges) % 2 == 1
    )
