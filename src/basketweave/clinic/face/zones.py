"""The zones in patients' words, by their id; sides are the patient's own."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACE: dict[str, Promise] = {
    "forehead": _("Forehead"),
    "glabella": _("Between the brows"),
    "periorbital-right": _("Right eye area"),
    "periorbital-left": _("Left eye area"),
    "nose": _("Nose"),
    "cheek-right": _("Right cheek"),
    "cheek-left": _("Left cheek"),
    "upper-lip": _("Upper lip"),
    "chin": _("Chin"),
    "jaw-right": _("Right jaw"),
    "jaw-left": _("Left jaw"),
    "neck": _("Neck"),
}
BODY: dict[str, Promise] = {
    "chest": _("Chest"),
    "back": _("Back"),
    "abdomen": _("Belly"),
    "shoulder-right": _("Right shoulder"),
    "shoulder-left": _("Left shoulder"),
    "upper-arm-right": _("Right upper arm"),
    "upper-arm-left": _("Left upper arm"),
    "forearm-right": _("Right forearm"),
    "forearm-left": _("Left forearm"),
    "hand-right": _("Right hand"),
    "hand-left": _("Left hand"),
    "hip-right": _("Right hip"),
    "hip-left": _("Left hip"),
    "buttock-right": _("Right buttock"),
    "buttock-left": _("Left buttock"),
    "thigh-right": _("Right thigh"),
    "thigh-left": _("Left thigh"),
    "knee-right": _("Right knee"),
    "knee-left": _("Left knee"),
    "lower-leg-right": _("Right lower leg"),
    "lower-leg-left": _("Left lower leg"),
}
ALL: dict[str, Promise] = FACE | BODY


def name_of(zone: str) -> str:
    """The zone as a patient would say it."""
    return str(ALL[zone])


def names_of(zones: Iterable[str]) -> list[str]:
    """The same for several, from the forehead down."""
    wanted = {str(zone) for zone in zones}
    return [str(name) for zone, name in ALL.items() if zone in wanted]
