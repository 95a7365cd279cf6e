"""The zone picker: a list of checkboxes, and a drawing whose parts are labels of the same boxes."""

from typing import Any

from django import forms

from basketweave.clinic.face.zones import BODY, FACE

# The list stands in two columns: what has a right and a left first, side by side.
MIDDLE = ("nose", "upper-lip", "chin", "neck")
IN_PAIRS = (*(zone for zone in FACE if zone not in MIDDLE), *MIDDLE)


class ZonePicker(forms.CheckboxSelectMultiple):
    """Works without a script: CSS colours a zone whose box is ticked. Drawing and list are equal controls.

    Brings the drawing's symbols with it; on a page that has them already, say `ZonePicker(with_symbols=False)`.
    """

    template_name = "face/picker.html"

    class Media:
        css = {"all": ["face/face.css", "face/zones.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None, *, with_symbols: bool = True) -> None:
        super().__init__(attrs)
        self.with_symbols = with_symbols

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _group, some, _index in context["widget"]["optgroups"] for option in some]
        return context | {
            "on_face": sorted((o for o in options if o["value"] in FACE), key=lambda o: IN_PAIRS.index(o["value"])),
            "on_body": (body := [option for option in options if option["value"] in BODY]),
            "is_body_open": any(option["selected"] for option in body),
            "zones": list(FACE),
            "with_symbols": self.with_symbols,
        }
