"""One scar as a specialist and as its bearer rate it: POSAS 2.0, two scores of 6 to 60. Not to be used unlicensed."""

from dataclasses import replace

from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale, Scope
from basketweave.science.protocol.scales.parts import sum_of
from basketweave.science.quantities import Concern, Mark, Zone

ONE_TO_TEN = (
    Level(value=1, name="1, as normal skin", words=""),
    *(Level(value=value, name=str(value), words="") for value in range(2, 10)),
    Level(value=10, name="10, the worst imaginable", words=""),
)
FROM_THE_FORM = "As asked on the licensed form."  # its wording is not ours to give
OBSERVED = ("vascularity", "pigmentation", "thickness", "relief", "pliability", "surface-area")
TOLD = ("pain", "itch", "colour", "stiffness", "thickness", "irregularity")


def _item(id: str) -> Item:
    return Item(id=id, name=id.replace("-", " ").capitalize(), words=FROM_THE_FORM, choices=ONE_TO_TEN)


def _items(ids: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(_item(id) for id in ids)


POSAS_OBSERVER = Scale(
    id="posas-observer",
    version="2.0",
    name="POSAS 2.0, observer scale",
    concern=Concern.SCARS,
    made_for="Scars of every kind, one at a time.",
    lowest=6,
    highest=60,
    items=_items(OBSERVED),
    arithmetic=sum_of(_items(OBSERVED)),
    apart=(_item("overall-opinion"),),
    scope=Scope.ZONE,
    zones=tuple(Zone),
    needs_licence=True,
    licence="Not free: its owner, the Dutch Burns Foundation, asks for a licence agreement for version 2.0 too, and "
    "digital use is by subscription. Only item names and arithmetic, as facts, are here, and only for clinics that "
    "hold one; the form with its wording comes from the owner and is used unaltered.",
    attribution="POSAS 2.0: van de Kar et al. 2005, Plast Reconstr Surg 116:514-522; www.posas.nl",
    sources=("posas-instructions", "posas-licence", "chae-2016"),
    mark=Mark.READ,
    doubt="The licence was read in part only, in a stored copy: read it whole before use. The overall opinion is asked "
    "beside and never added. Three observers of facial grafts agreed with an intraclass correlation of 0.80; an error "
    "in points was not read. Not for photographs: the scar is felt. Version 3.0 has other items and is another scale.",
)

POSAS_PATIENT = replace(
    POSAS_OBSERVER,
    id="posas-patient",
    name="POSAS 2.0, patient scale",
    items=_items(TOLD),
    arithmetic=sum_of(_items(TOLD)),
    is_told_by_patient=True,
    sources=("posas-instructions", "posas-licence"),
    doubt="The licence was read in part only, in a stored copy: read it whole before use. The overall opinion is asked "
    "beside and never added. No error in points was read. Version 3.0 has other items and is another scale.",
)
