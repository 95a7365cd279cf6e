"""The face as a map: what is graded, treated or chosen, in dots and in the same words."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from basketweave.clinic.face.zones import ALL, FACE

register = template.Library()
SYMBOLS = "face symbols are on this page"


@register.simple_tag
def face_styles() -> SafeString:
    sheets = ((static(f"face/{name}.css"),) for name in ("face", "zones"))
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@register.inclusion_tag("face/_symbols_once.html", takes_context=True)
def face_symbols(context: template.Context) -> dict[str, Any]:
    """The dots themselves, before the first map of a page (asked for twice, given once)."""
    whole_page = cast(
        "dict[str, Any]", context.render_context.dicts[0]
    )  # the only part that pages and their includes share
    is_first = SYMBOLS not in whole_page
    whole_page[SYMBOLS] = True
    return {"is_first": is_first}


@register.inclusion_tag("face/_map.html")
def face_map(
    *,
    grades: Mapping[str, int] | None = None,
    chosen: Iterable[str] = (),
    words: Mapping[str, Any] | None = None,
    caption: str = "",
    is_tiny: bool = False,
    with_list: bool = True,
    with_legend: bool = False,
) -> dict[str, Any]:
    """Dots by grade 0 to 4 (a scale that runs further comes in quarters, with its own grade in `words`).

    The list says the same in words; leave it out only where a table beside the face does. Chosen zones are green.
    """
    grade_of = {str(zone): int(grade) for zone, grade in (grades or {}).items()}
    words_of = {str(zone): said for zone, said in (words or {}).items()}
    is_chosen = {str(zone) for zone in chosen}
    told = [
        (name, words_of.get(zone) or _in_words(grade_of.get(zone)))
        for zone, name in ALL.items()
        if zone in grade_of or zone in words_of or zone in is_chosen
    ]
    return {
        "zones": [(zone, grade_of.get(zone), zone in is_chosen) for zone in FACE],
        "told": told,
        "label": ", ".join(f"{name}: {said}" if said else str(name) for name, said in told)
        or _("A face, nothing marked"),
        "caption": caption,
        "is_tiny": is_tiny,
        "with_list": with_list,
        "with_legend": with_legend,
        "legend": range(5),
    }


def _in_words(grade: int | None) -> str:
    return "" if grade is None else _("grade %(grade)s of 4") % {"grade": grade}
