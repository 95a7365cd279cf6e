"""What is said of needles, of the eye, of what touches the skin, and of what a device is authorised for."""

from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.finding_words.facts import ByRule

TREATING: ByRule = {
    "needle_length": {
        "longer-than-device": _(
            "%(zones)s: needles of %(length_mm)s. The label of this device allows %(longest_mm)s and no more."
        ),
        "longer-than-labelled": _(
            "%(zones)s: needles of %(length_mm)s. Nobody has entered what this device's label allows; "
            "the one label that was read stops at %(longest_mm)s. Look at the label, and say why."
        ),
        "longer-than-zone": _(
            "%(zones)s: needles of %(length_mm)s. Here the guideline stops at %(longest_mm)s; say why longer ones."
        ),
    },
    "orbital_rim": {
        "inside-the-rim": _("%(zones)s: never inside the bony rim of the eye, and never on a lid."),
        "rim-not-confirmed": _("%(zones)s: say that you will stay outside the bony rim of the eye."),
    },
    "open_channels": {
        "not-for-open-channels": _(
            "Something is to touch the open channels that is not licensed for it. Only sterile saline, the device's "
            "own gel, or a sterile product licensed for use inside the skin; lumps have followed others."
        ),
    },
    "authorised_use": {
        "off-label": _(
            "%(zones)s, %(concerns)s: in the USA not among the authorised uses (acne scars and wrinkles of the face, "
            "scars of the belly). Say why it is right here, and that the patient knows."
        ),
    },
}
