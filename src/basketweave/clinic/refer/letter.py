"""The referral letter in words: to whom, about whom, what was found, and why somebody else should look."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basketweave.clinic.access.clock import today
from basketweave.clinic.examine.queries import seen_in
from basketweave.clinic.examine.reading import GradeRead
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.words import long_day
from basketweave.clinic.paper.letters import Letter, Part
from basketweave.clinic.people.models import Patient, Staff
from basketweave.clinic.refer.models import Decision


def letter_of(decision: Decision, *, receiver: str, words: str, written_by: Staff) -> Letter:
    """As it is printed; made from what was kept with the decision, not from what the rules say by now."""
    episode = decision.episode
    kept = decision.recommendation.options
    return Letter(
        title=_("Referral of %(patient)s") % {"patient": episode.patient.name},
        language=(get_language() or "en").partition("-")[0],
        sender=_sender(episode.site),
        receiver=tuple(_lines(receiver)),
        date=long_day(today(episode.site.zone)),
        parts=tuple(
            part
            for part in (
                _about(episode.patient, words),
                _why(decision, kept),
                _findings(kept),
                *_grades(decision),
                _what_is_known(decision, kept),
            )
            if part is not None
        ),
        closing=tuple(filter(None, (written_by.name, written_by.registration, episode.site.name))),
        footer=_("Marks: R read in the source, K recalled, C commercial or not peer-reviewed, H our own."),
    )


def _sender(site: Site) -> tuple[str, ...]:
    return (site.name, *_lines(site.address), *([site.phone] if site.phone else []))


def _about(patient: Patient, words: str) -> Part:
    born = _("Born on %(day)s.") % {"day": long_day(patient.born_on)} if patient.born_on else ""
    return Part(paragraphs=tuple(filter(None, (born, *_lines(words)))))


def _why(decision: Decision, kept: Mapping[str, Any]) -> Part:
    chosen = [each["name"] for each in _chosen(decision, kept)]
    asked = _("We ask for your opinion on: %(treatments)s.") % {"treatments": ", ".join(dict.fromkeys(chosen))}
    return Part(heading=_("Why we refer"), paragraphs=(*_lines(decision.words), *([asked] if chosen else [])))


def _findings(kept: Mapping[str, Any]) -> Part | None:
    found = [f"{each['headline']}: {' '.join(each['words'])} ({each['rule']})" for each in kept["findings"]]
    return Part(heading=_("What has to be minded"), points=tuple(found)) if found else None


def _grades(decision: Decision) -> Iterable[Part]:
    head = (_("Concern"), _("Where"), _("Scale"), _("Grade"))
    seen = seen_in(decision.examination)
    rows = [
        (each.name, grade.place, _scale(each.scale_name, grade), grade.short) for each in seen for grade in each.grades
    ]
    phototype = decision.examination.phototype
    told = (
        _("Examined on %(day)s by %(who)s; Fitzpatrick phototype %(phototype)s.")
        % {
            "day": long_day(_examined_on(decision)),
            "who": decision.examination.specialist,
            "phototype": phototype,
        },
    )
    yield Part(heading=_("What was found"), paragraphs=told, columns=head if rows else (), rows=tuple(rows))
    reasons = tuple(f"{each.name}: {each.because}" for each in seen if each.because)
    if reasons:
        yield Part(heading=_("Not graded"), points=reasons)


def _examined_on(decision: Decision) -> date:
    finished = decision.examination.finished_at
    assert finished is not None, "a decision rests on a finished examination"
    return finished.astimezone(decision.episode.site.clock).date()


def _scale(name: str, grade: GradeRead) -> str:
    return _("%(scale)s, version %(version)s") % {"scale": name, "version": grade.scale_version}


def _what_is_known(decision: Decision, kept: Mapping[str, Any]) -> Part | None:
    points = tuple(
        f"{option['name']}: {reason['words']} [{reason['marks'][0]['letter']}]"
        for option in _chosen(decision, kept)
        for reason in option["reasons"]
    )
    return Part(heading=_("What we go by"), points=tuple(dict.fromkeys(points))) if points else None


def _chosen(decision: Decision, kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        option
        for concern in kept["concerns"]
        for option in concern["options"]
        if option["treatment"] in decision.treatments
    ]


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
