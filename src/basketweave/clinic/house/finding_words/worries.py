"""What a check-in reported, for those who will call; what the patient reads at once is written in `heal`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORRIES: Mapping[str, Promise] = {
    "racing-heart": _("Heart racing or stumbling after the anaesthetic: this is an emergency."),
    "ringing-ears": _("Ringing ears or dizziness after the anaesthetic: this is an emergency."),
    "blue-lips": _("Blue or grey lips or nails, or hard to breathe: this is an emergency."),
    "sight-worse": _("Sees worse, or an eye hurts badly: eyes must be looked at now."),
    "fever-and-spreading": _(
        "Fever, and the redness, warmth or swelling is spreading: an infection until shown otherwise."
    ),
    "fever-and-blisters": _("Fever with blisters or punched-out sores: a spreading virus until shown otherwise."),
    "sore-eyes": _("Red, sore or watering eyes since the session."),
    "fever": _("Fever or shivers."),
    "spreading": _("Redness, warmth, swelling or a darker colour grows beyond the treated skin."),
    "blisters": _("Blisters, or small sores that look punched out."),
    "pus": _("Something yellow or thick comes out of the skin."),
    "rising-pain": _("Pain that still rises, when it should be easing."),
    "lasting-pain": _("Pain or tenderness that has outlasted the expected days."),
    "lasting-warmth": _("Warmth that has outlasted the expected days."),
    "lasting-swelling": _("Swelling that has outlasted the expected days."),
    "lasting-redness": _("Redness that has outlasted the expected days."),
    "lasting-darker-colour": _("A darker or more violet colour that has outlasted the expected days."),
    "lump": _("A bump, raised patch or lump that was not there before."),
    "brown-patch": _("A new brown patch."),
    "lines": _("New straight lines or rows of marks."),
}
