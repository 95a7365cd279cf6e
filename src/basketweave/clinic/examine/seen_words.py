"""What can be seen of a concern, in words: the clinician's name, and how to tell it from the others."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Promise] = {
    "scar_kinds": _("Kinds of scar"),
    "scar_shapes": _("Shapes of the dented ones"),
    "scar_colours": _("Colours"),
    "wrinkle_sorts": _("Sorts of line"),
    "pigment_sorts": _("What the sun has left"),
}
SUSPICIOUS = _("A mark that a doctor must see before anything else")
SUSPICIOUS_HELP = _("New, changing, bleeding, of several colours, or simply unlike the others.")
CHOICES: dict[str, dict[str, tuple[Promise, Promise]]] = {
    "scar_kinds": {
        "atrophic": (_("Dented"), _("Atrophic: lies below the skin around it, as spots leave it.")),
        "surgical": (_("Surgical"), _("Where a surgeon cut.")),
        "traumatic": (_("From an injury"), _("A cut, a fall or a bite: no surgeon made it.")),
        "burn": (_("From a burn"), _("Heat, a chemical, or rays.")),
        "raised": (_("Raised"), _("Stands above the skin around it, or has grown beyond the wound.")),
    },
    "scar_shapes": {
        "ice-pick": (_("Ice pick"), _("Narrow and steep: deeper than it is wide.")),
        "boxcar-shallow": (_("Boxcar, shallow"), _("Upright edges, and a floor near the surface.")),
        "boxcar-deep": (_("Boxcar, deep"), _("Upright edges, and a floor well below.")),
        "rolling": (_("Rolling"), _("Broad waves without an edge, held down from below.")),
        "distensible": (_("Distensible"), _("Gone while the skin is stretched by hand.")),
    },
    "scar_colours": {
        "brown": (_("Brown"), _("Darker than the skin around it.")),
        "red": (_("Red"), _("Redder than the skin around it.")),
        "pale": (_("Pale"), _("Lighter than the skin around it.")),
    },
    "wrinkle_sorts": {
        "in-motion": (_("Lines in motion"), _("Come with a smile or a frown and go at rest: muscle.")),
        "at-rest-fine": (_("Fine lines at rest"), _("Shallow, and there when nothing moves.")),
        "at-rest-deep": (_("Deep lines at rest"), _("Furrows, and there when nothing moves.")),
        "fold": (_("Folds"), _("Where volume was lost, as from nose to mouth.")),
        "laxity": (_("Slack skin"), _("Hangs, or lifts far from what is below.")),
    },
    "pigment_sorts": {
        "fine-lines": (_("Fine lines"), _("Thin, finely lined skin.")),
        "uneven-colour": (_("Uneven colour"), _("Blotches without an edge.")),
        "lentigines": (_("Sun spots"), _("Lentigines: flat and brown with a clear edge, in winter too.")),
        "rough-patches": (_("Rough patches"), _("Scaly, felt more than seen. A doctor names them first.")),
        "melasma": (_("Melasma"), _("Brown, alike on both sides, often on cheeks, forehead or lip.")),
    },
}
MISSING: dict[str, Promise] = {
    "scar_kinds": _("Scars: choose at least one kind, or say below why nothing was graded."),
    "wrinkle_sorts": _("Choose at least one sort of line, or say below why nothing was graded."),
    "pigment_sorts": _("Sun damage: choose what it has left, or say below why nothing was graded."),
    "dented": _("A shape is that of a dented scar: choose “Dented” among the kinds too, or take the shape back."),
}


def name_of(question: str, value: str) -> str:
    return str(CHOICES[question][value][0])
