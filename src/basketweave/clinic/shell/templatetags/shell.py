"""What templates ask of the shell: marks, findings, buttons, progress, errors, the list of style sheets."""

from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from basketweave.clinic.shell.components import Mark
from basketweave.clinic.shell.forms import RichError

register = template.Library()

SHEETS = (  # reset first: it names the order of the layers
    *("reset", "tokens", "base", "frame", "button", "field", "choice", "finding", "mark", "tag", "alert", "table"),
    *("plate", "timeline", "progress", "stepper", "compare", "board", "utilities", "print"),
)
SEASONING = ("summary", "stepper", "compare", "preview")


@register.simple_tag
def stylesheets() -> SafeString:
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(f"shell/{name}.css"),) for name in SHEETS)
    )


@register.simple_tag
def seasoning() -> SafeString:
    return format_html_join(
        "\n", '<script defer src="{}"></script>', ((static(f"shell/{name}.js"),) for name in SEASONING)
    )


def meaning(letter: str) -> str:
    return {
        "R": _("Read in the source"),
        "K": _("Recalled, source not reached"),
        "C": _("Commercial or not peer-reviewed"),
        "H": _("Our own inference or house rule"),
    }[letter]


@register.simple_tag
def mark(what: Mark | str, *, source: str = "", url: str = "") -> SafeString:
    """A mark by letter or value; a link where there is a source to go to."""
    found = what if isinstance(what, Mark) else Mark(letter=what, source=source, url=url)  # type: ignore[arg-type]
    words = f"{meaning(found.letter)}: {found.source}" if found.source else meaning(found.letter)
    shape = found.letter.lower()
    if found.url:
        pattern = '<a class="mark {}" href="{}" title="{}" aria-label="{}">{}</a>'
        return format_html(pattern, shape, found.url, words, words, found.letter)
    return format_html(
        '<span class="mark {}" role="img" title="{}" aria-label="{}">{}</span>', shape, words, words, found.letter
    )


@register.inclusion_tag("shell/_marks.html")
def marks_legend() -> dict[str, Any]:
    return {"marks": [(letter, meaning(letter)) for letter in "RKCH"]}


@register.inclusion_tag("shell/_finding.html")
def finding(words: Any) -> dict[str, Any]:
    return {"finding": words}


@register.inclusion_tag("shell/_progress.html")
def progress(*, now: int, of: int, words: str = "") -> dict[str, Any]:
    """Step `now` of `of`, the first being 1."""
    steps = [("done" if step < now else "now" if step == now else "") for step in range(1, of + 1)]
    return {"steps": steps, "now": now, "of": of, "words": words}


@register.inclusion_tag("shell/_button.html")
def button(label: Any, **how: Any) -> dict[str, Any]:
    """A link where `url` is given, else a submit button; `waits` is the reason why it cannot be pressed yet."""
    return {"label": label, **how}


@register.simple_tag
def tag(words: Any, kind: str = "") -> SafeString:
    return format_html('<span class="tag{}">{}</span>', f" {kind}" if kind else "", words)


@register.inclusion_tag("shell/_timeline.html")
def timeline(lines: Any) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("shell/_compare.html")
def compare(
    *, before: str, after: str, before_label: str, after_label: str, before_alt: str = "", after_alt: str = ""
) -> dict[str, Any]:
    """Two photographs by their addresses: side by side, or under one cut where there is a script."""
    return {
        "before": {"url": before, "label": before_label, "alt": before_alt or before_label},
        "after": {"url": after, "label": after_label, "alt": after_alt or after_label},
    }


@register.inclusion_tag("shell/_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """For pages that lay out their fields by hand; `{{ form }}` brings its own."""
    return {"form": form}


@register.simple_tag
def rich(error: RichError) -> str:
    return render_to_string(error.template, {"message": error.message, **error.context})


@register.filter
def anchor(field: BoundField) -> str:
    """Where a link to this field lands."""
    return f"{field.auto_id}_field" if field.use_fieldset else field.id_for_label


@register.filter
def alert_title(level: str) -> str:
    """The word that stands with the colour of a message."""
    return {
        "error": pgettext("message", "Not done."),
        "warning": pgettext("message", "Please note."),
        "success": pgettext("message", "Done."),
    }.get(level, "")
