"""The concerns in words: as a patient says them, and as staff read them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.shell.forms import Said

ASKED: dict[str, tuple[Promise, Promise | str]] = {
    "acne": (_("Spots I have now"), _("Red or sore spots that come and go. Needling waits until they are calm.")),
    "scars": (_("Marks left behind"), _("Dents, or brown or red patches, where spots or an injury used to be.")),
    "fine-lines": (_("Fine lines"), ""),
    "wrinkles": (_("Wrinkles"), _("Deeper lines you can see when your face is at rest.")),
    "sun-damage": (_("Sun damage"), _("Uneven colour or rough skin from years of sun.")),
    "pores": (_("Open pores"), ""),
}
CLINICAL: dict[str, Promise] = {
    "acne": _("Active acne"),
    "scars": _("Scars"),
    "fine-lines": _("Fine lines"),
    "wrinkles": _("Wrinkles"),
    "sun-damage": _("Sun damage"),
    "pores": _("Open pores"),
}


def choices() -> list[tuple[str, Said]]:
    """For a form: each concern as the person who has it would say it."""
    return [(concern, Said(words, hint=hint)) for concern, (words, hint) in ASKED.items()]


def name_of(concern: str) -> str:
    """The concern in the patient's words."""
    return str(ASKED[concern][0])


def clinical_name_of(concern: str) -> str:
    """The concern as staff read it."""
    return str(CLINICAL[concern])
