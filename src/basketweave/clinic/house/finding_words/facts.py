"""The parameters of a finding as people read them: zones by name, days in full, spans with their unit."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from basketweave.clinic.face.zones import names_of
from basketweave.science.protocol.findings import Finding

Sentence = Promise | Callable[[Finding], str]
ByRule = Mapping[str, Mapping[str, Sentence]]

DAYS = ("since", "other_day")
SPANS = ("wait_days", "then_days")
LENGTHS = ("length_mm", "longest_mm")
CONCERNS: Mapping[str, Promise] = {
    "wrinkles": gettext_lazy("wrinkles"),
    "fine-lines": gettext_lazy("fine lines"),
    "scars": gettext_lazy("scars"),
    "sun-damage": gettext_lazy("sun damage"),
    "acne": gettext_lazy("acne"),
    "pores": gettext_lazy("open pores"),
}
WEAKENED_BY: Mapping[str, Promise] = {
    "medicine": gettext_lazy("a medicine or an illness"),
    "chemotherapy": gettext_lazy("chemotherapy"),
    "radiotherapy": gettext_lazy("radiotherapy"),
}


def said(sentence: Sentence, finding: Finding) -> str:
    """The sentence with the finding's own facts in it."""
    return sentence(finding) if callable(sentence) else str(sentence) % facts_of(finding)


def facts_of(finding: Finding) -> dict[str, Any]:
    given = dict(finding.parameters)
    facts: dict[str, Any] = {**given, "day": long_day(finding.not_before) if finding.not_before else ""}
    facts["zones"] = listed(names_of(_several(given.get("zones"))))
    for name in DAYS:
        if name in given:
            facts[name] = long_day(date.fromisoformat(str(given[name])))
    for name in SPANS:
        if name in given:
            facts[name] = span(int(str(given[name])))
    for name in LENGTHS:
        if name in given:
            facts[name] = _("%(length)s mm") % {"length": number_format(str(given[name]))}
    if "concerns" in given:
        facts["concerns"] = listed([str(CONCERNS[concern]) for concern in _several(given["concerns"])])
    if "by" in given:
        by = [str(WEAKENED_BY[what]) for what in _several(given["by"])]
        facts["by"] = listed(by) if by else _("not said by what")
    return facts


def span(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def long_day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def listed(words: list[str]) -> str:
    return str(get_text_list(words, _("and")))


def _several(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
