"""What a patient reads at once when an answer is worrying, and the answers in words for those who call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.heal.queries import findings_of
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.words import marks_of
from basketweave.clinic.shell.components import FindingWords, Mark
from basketweave.science.evidence.sources import source
from basketweave.science.protocol.check_in.questions import QUESTIONS
from basketweave.science.protocol.findings import Finding, Urgency

EMERGENCY = gettext_lazy("Call the emergency number now. Wipe off any cream that is still on the skin.")
EYES = gettext_lazy("Go to an eye clinic or an emergency department now. Do not wait for our call.")
HOSPITAL = gettext_lazy("Go to an emergency department now, and say that your skin was needled.")
LEAVE_IT = gettext_lazy("Keep the skin clean and leave it alone until we have spoken: no cream and no make-up.")
LOOK = gettext_lazy("Take a photograph by daylight today, so that we can compare. Put nothing new on the skin.")

ADVICE: Mapping[str, str | Promise] = {
    "racing-heart": EMERGENCY,
    "ringing-ears": EMERGENCY,
    "blue-lips": EMERGENCY,
    "sight-worse": EYES,
    "fever-and-spreading": HOSPITAL,
    "fever-and-blisters": HOSPITAL,
    "sore-eyes": gettext_lazy("Rinse with clean water, take out lenses. If you see worse, go to an eye clinic now."),
    "fever": gettext_lazy("Rest and drink. If you feel very ill, go to an emergency department now."),
    "spreading": LEAVE_IT,
    "blisters": gettext_lazy("Do not open them, and do not touch your eyes. Wash your hands often."),
    "pus": LEAVE_IT,
    "rising-pain": LEAVE_IT,
    "lasting-pain": LEAVE_IT,
    "lasting-warmth": LOOK,
    "lasting-swelling": LOOK,
    "lasting-redness": LOOK,
    "lasting-darker-colour": LOOK,
    "lump": gettext_lazy("Do not press or open it. Tell us which products have touched the skin since the session."),
    "brown-patch": gettext_lazy("Keep it out of the sun, and take a photograph by daylight today."),
    "lines": LOOK,
}


@dataclass(frozen=True, kw_only=True)
class Answered:
    question: str
    answer: str
    is_worrying: bool


def advice_of(check_in: CheckIn) -> Sequence[FindingWords]:
    """What to do now, the most urgent first, each piece of advice once; with its rule and sources."""
    told: dict[str, FindingWords] = {}
    for finding in findings_of(check_in):
        words = str(ADVICE[finding.code])
        told.setdefault(words, _shown(finding, words))
    return list(told.values())


def _shown(finding: Finding, words: str) -> FindingWords:
    is_now = finding.urgency is Urgency.NOW
    return FindingWords(
        outcome="never" if is_now else "ask",
        headline=_("Now") if is_now else _("Today: we call you"),
        words=(words,),
        rule=finding.rule,
        guideline=finding.guideline_version,
        marks=marks_of(finding),
    )


def reassurance(day_after: int) -> FindingWords:
    """What somebody reads whose answers are as expected; how long a reaction may last, with who found it."""
    expected = guideline().number("reaction_expected")
    words = [_("Nothing that you told us is unusual for this day.")]
    cited: list[Mark] = []
    if day_after <= guideline().reaction_expected.days:
        words.append(
            ngettext(
                "Some redness, swelling or tenderness is to be expected for %(days)s day after a session.",
                "Some redness, swelling or tenderness is to be expected for up to %(days)s days after a session.",
                guideline().reaction_expected.days,
            )
            % {"days": guideline().reaction_expected.days}
        )
        cited = [
            Mark(letter=each.mark.value, source=each.citation, url=each.link) for each in map(source, expected.sources)
        ] or [Mark(letter=expected.mark.value, source=expected.stands_behind)]
    return FindingWords(outcome="fine", headline=_("All as expected"), words=tuple(words), marks=tuple(cited))


def answers_in_words(check_in: CheckIn) -> Sequence[Answered]:
    """Every question that was answered, as it was asked."""
    given: Mapping[str, str] = check_in.answers or {}
    worrying = {name for plain in check_in.findings or () for name in plain["parameters"]["questions"]}
    return [
        Answered(
            question=_(question.text),
            answer=next((_(c.text) for c in question.choices if c.value == given[question.id]), given[question.id]),
            is_worrying=question.id in worrying,
        )
        for question in QUESTIONS
        if question.id in given
    ]
