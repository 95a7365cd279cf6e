"""Findings in words: one wording for those who treat, and a neutral one for the front desk and for patients."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from basketweave.clinic.face.zones import names_of
from basketweave.clinic.shell.components import Deed, FindingWords, Mark
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.findings import Finding, Outcome, Urgency

OUTCOMES = {
    Outcome.FINE: "fine",
    Outcome.ASK: "ask",
    Outcome.WAIT_UNTIL: "wait",
    Outcome.WAIT_UNTIL_OVER: "wait",
    Outcome.NEVER: "never",
}


class NoWords(LookupError):
    """A finding that nobody has put into words; a test keeps this from happening."""


def words_of(finding: Finding, *, neutral: bool, ask: str = "") -> str:
    """One or two sentences. `ask` is the specialist whom the desk may name."""
    return _neutral(finding, ask) if neutral else _clinical(finding)


def headline_of(finding: Finding, *, neutral: bool = True) -> str:
    """A few words to head it with."""
    if finding.urgency is Urgency.NOW:
        return _("Call now")
    if finding.urgency is Urgency.TODAY:
        return _("Call today")
    if finding.not_before:
        return _("Not before %(day)s") % {"day": long_day(finding.not_before)}
    if finding.outcome is Outcome.NEVER:
        return _("Not here")
    if finding.outcome is Outcome.WAIT_UNTIL_OVER:
        return _("Not yet")
    return _("Ask the specialist") if neutral else _("A question first")


def shown(finding: Finding, *, neutral: bool, ask: str = "", deeds: tuple[Deed, ...] = ()) -> FindingWords:
    """The finding as a page shows it, with its rule, its guideline and its sources one click away."""
    return FindingWords(
        outcome=OUTCOMES[finding.outcome],  # type: ignore[arg-type]
        headline=headline_of(finding, neutral=neutral),
        words=(words_of(finding, neutral=neutral, ask=ask),),
        rule=finding.rule,
        guideline=finding.guideline_version,
        marks=() if neutral else marks_of(finding),
        deeds=deeds,
    )


def marks_of(finding: Finding) -> tuple[Mark, ...]:
    """The finding's own mark first, then each source under the mark it was read with."""
    own = Mark(letter=finding.mark.value, source=_("guideline %(version)s") % {"version": finding.guideline_version})
    cited = (source(id) for id in finding.sources)
    return (own, *(Mark(letter=each.mark.value, source=each.citation, url=each.link) for each in cited))


def long_day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def _neutral(finding: Finding, ask: str) -> str:
    whom = ask or _("the specialist")
    if finding.urgency is Urgency.NOW:
        return _("This patient needs %(whom)s now.") % {"whom": whom}
    if finding.urgency is Urgency.TODAY:
        return _("This patient needs a call from %(whom)s today.") % {"whom": whom}
    if finding.not_before:
        return _("Not before %(day)s; ask %(whom)s.") % {"day": long_day(finding.not_before), "whom": whom}
    return _("This is for %(whom)s to say; please ask.") % {"whom": whom}


def _clinical(finding: Finding) -> str:
    if (finding.rule, finding.code) in RULES:
        return RULES[finding.rule, finding.code](finding)
    if finding.rule == "check_in" and finding.code in WORRIES:
        return str(WORRIES[finding.code])
    raise NoWords(f"{finding.rule}: {finding.code}")


def _too_soon_after(finding: Finding) -> str:
    told = _facts(finding)
    if told["is_treated"]:
        return (
            ngettext(
                "%(zones)s: treated on %(other)s, %(gap)s day before; "
                "the guideline waits %(shortest)s. Not before %(day)s.",
                "%(zones)s: treated on %(other)s, %(gap)s days before; "
                "the guideline waits %(shortest)s. Not before %(day)s.",
                int(str(told["gap"])),
            )
            % told
        )
    return (
        ngettext(
            "%(zones)s: booked on %(other)s, %(gap)s day before; the guideline waits %(shortest)s. Not before %(day)s.",
            "%(zones)s: booked on %(other)s, %(gap)s days before; "
            "the guideline waits %(shortest)s. Not before %(day)s.",
            int(str(told["gap"])),
        )
        % told
    )


def _too_close_before(finding: Finding) -> str:
    told = _facts(finding)
    return (
        ngettext(
            "%(zones)s: the session on %(other)s would follow after %(gap)s day; the guideline asks for %(shortest)s. "
            "The first day that fits is %(day)s.",
            "%(zones)s: the session on %(other)s would follow after %(gap)s days; the guideline asks for %(shortest)s. "
            "The first day that fits is %(day)s.",
            int(str(told["gap"])),
        )
        % told
    )


def _fewer_than_fewest(finding: Finding) -> str:
    return _("Planned: %(count)s. The guideline lays out at least %(fewest)s sessions; say why fewer will do.") % {
        "count": finding.parameters["session_count"],
        "fewest": finding.parameters["fewest_sessions"],
    }


def _more_than_most(finding: Finding) -> str:
    return _("Planned: %(count)s. The guideline lays out at most %(most)s sessions in one course.") % {
        "count": finding.parameters["session_count"],
        "most": finding.parameters["most_sessions"],
    }


def _facts(finding: Finding) -> dict[str, object]:
    given = finding.parameters
    zones = given["zones"]
    return {
        "zones": get_text_list(names_of(zones), _("and")) if isinstance(zones, list) else "",
        "other": long_day(date.fromisoformat(str(given["other_day"]))),
        "is_treated": given["other_is"] == "treated",
        "gap": given["gap_days"],
        "shortest": given["shortest_gap_days"],
        "day": long_day(finding.not_before) if finding.not_before else "",
    }


RULES: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("session_spacing", "too-soon-after"): _too_soon_after,
    ("session_spacing", "too-close-before"): _too_close_before,
    ("session_count", "fewer-than-fewest"): _fewer_than_fewest,
    ("session_count", "more-than-most"): _more_than_most,
}

# What a check-in reported, for those who will call; what the patient reads at once is written in `heal`.
WORRIES: Mapping[str, str | Promise] = {
    "racing-heart": gettext_lazy("Heart racing or stumbling after the anaesthetic: this is an emergency."),
    "ringing-ears": gettext_lazy("Ringing ears or dizziness after the anaesthetic: this is an emergency."),
    "blue-lips": gettext_lazy("Blue or grey lips or nails, or hard to breathe: this is an emergency."),
    "sight-worse": gettext_lazy("Sees worse, or an eye hurts badly: eyes must be looked at now."),
    "fever-and-spreading": gettext_lazy(
        "Fever, and the redness, warmth or swelling is spreading: an infection until shown otherwise."
    ),
    "fever-and-blisters": gettext_lazy(
        "Fever with blisters or punched-out sores: a spreading virus until shown otherwise."
    ),
    "sore-eyes": gettext_lazy("Red, sore or watering eyes since the session."),
    "fever": gettext_lazy("Fever or shivers."),
    "spreading": gettext_lazy("Redness, warmth, swelling or a darker colour grows beyond the treated skin."),
    "blisters": gettext_lazy("Blisters, or small sores that look punched out."),
    "pus": gettext_lazy("Something yellow or thick comes out of the skin."),
    "rising-pain": gettext_lazy("Pain that still rises, when it should be easing."),
    "lasting-pain": gettext_lazy("Pain or tenderness that has outlasted the expected days."),
    "lasting-warmth": gettext_lazy("Warmth that has outlasted the expected days."),
    "lasting-swelling": gettext_lazy("Swelling that has outlasted the expected days."),
    "lasting-redness": gettext_lazy("Redness that has outlasted the expected days."),
    "lasting-darker-colour": gettext_lazy("A darker or more violet colour that has outlasted the expected days."),
    "lump": gettext_lazy("A bump, raised patch or lump that was not there before."),
    "brown-patch": gettext_lazy("A new brown patch."),
    "lines": gettext_lazy("New straight lines or rows of marks."),
}
