"""Zones are those that are drawn, and a number says how it is known."""

import re
from dataclasses import FrozenInstanceError, replace

import pytest

from basketweave.science.quantities import BODY_ZONES, FACE_ZONES, Concern, Mark, Number, Zone

GAP = Number(name="gap", value=28, unit="days", mark=Mark.READ, sources=("harris-2015",))


def test_the_zones_of_the_face_are_in_the_order_of_the_drawing():
    assert [zone.value for zone in FACE_ZONES] == [
        "forehead",
        "glabella",
        "periorbital-right",
        "periorbital-left",
        "nose",
        "cheek-right",
        "cheek-left",
        "upper-lip",
        "chin",
        "jaw-right",
        "jaw-left",
        "neck",
    ]


def test_every_zone_is_of_the_face_or_of_the_body_and_of_one_only():
    assert tuple(Zone) == FACE_ZONES + BODY_ZONES


def test_every_zone_with_a_side_has_its_other_side():
    sided = {re.sub("-(left|right)$", "", zone) for zone in Zone if zone.endswith(("-left", "-right"))}

    assert all({f"{name}-left", f"{name}-right"} <= set(Zone) for name in sided)


def test_there_are_six_concerns():
    assert {concern.value for concern in Concern} == {
        "wrinkles",
        "fine-lines",
        "scars",
        "sun-damage",
        "acne",
        "pores",
    }


def test_a_number_without_a_source_is_refused():
    with pytest.raises(ValueError, match="source"):
        replace(GAP, sources=())


def test_a_house_number_needs_the_name_of_who_stands_behind_it():
    with pytest.raises(ValueError, match="stands behind"):
        replace(GAP, mark=Mark.HOUSE)

    assert replace(GAP, mark=Mark.HOUSE, stands_behind="Dr Lind").stands_behind == "Dr Lind"


def test_nobody_of_ours_stands_behind_what_was_read():
    with pytest.raises(ValueError, match="only a house number"):
        replace(GAP, stands_behind="Dr Lind")


def test_a_number_does_not_change():
    with pytest.raises(FrozenInstanceError):
        GAP.value = 14
