"""The drawing on a sheet: picker, map, grades, empty state; without a person's data."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from basketweave.clinic.face.fields import ZonesField
from basketweave.clinic.face.widgets import ZonePicker
from basketweave.clinic.face.zones import FACE
from basketweave.clinic.shell.pages import page


class Where(forms.Form):
    zones = ZonesField(
        label="Where?",
        help_text="Touch the face, or use the list below it.",
        initial=["cheek-right", "cheek-left", "chin"],
        widget=ZonePicker(with_symbols=False),
    )


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or settings.IS_DEMO):
        raise Http404
    return page(
        request,
        "face/look.html",
        form=Where(),
        whole=[{"number": grade, "zones": dict.fromkeys(FACE, grade)} for grade in range(5)],
        grades={"cheek-right": 4, "cheek-left": 3, "chin": 2, "forehead": 1},
        words={"cheek-right": "4, severe", "chest": "3, moderate"},
        chosen=["cheek-left", "nose"],
    )
