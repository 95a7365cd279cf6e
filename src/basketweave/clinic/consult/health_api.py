"""For machines: the questions about health, the answers to them, and what the rules say of those."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from ninja import Header, Router, Schema

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.consult.answer_words import why_refused
from basketweave.clinic.consult.models import Screening
from basketweave.clinic.consult.refusals import AnswersNotRight
from basketweave.clinic.consult.told import told
from basketweave.clinic.house.refusals import finding_as_json, reads_clinical
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import episode_for

router = Router(tags=["consult"])


class ChoiceOut(Schema):
    value: str
    text: str


class WhenOut(Schema):
    """Ticked; or, with values, one of these."""

    question: str
    values: list[str]


class QuestionOut(Schema):
    id: str
    text: str
    help: str
    kind: str
    group: str
    choices: list[ChoiceOut]
    when: WhenOut | None
    is_required: bool


class Questionnaire(Schema):
    version: str
    questions: list[QuestionOut]


class Answers(Schema):
    """By question: true, a value, a list of values or places, a day. With nothing to say: `"nothing-applies": true`.
    Left out, with `nothing_has_changed`, the answers before stand."""

    occasion: Screening.Occasion = Screening.Occasion.SPECIALIST
    answers: dict[str, bool | str | list[str] | None] | None = None
    nothing_has_changed: bool = False


class Findings(Schema):
    """`findings` and `urgent` for those who may read clinical words there; others are told the day alone. `urgent` is
    what cannot wait, with where to go now: it is for the patient, at once."""

    answered_at: datetime | None
    earliest_day: date | None
    needs_a_call: bool
    urgent: list[dict[str, Any]]
    findings: list[dict[str, Any]]


@router.get(
    "/health-questions", response=Questionnaire, auth=None, summary="The questions about health, and when each is asked"
)
def health_questions(request: Request, occasion: Screening.Occasion = Screening.Occasion.REQUEST) -> Questionnaire:
    return Questionnaire(
        version=queries.questionnaire_version(),
        questions=[QuestionOut.from_orm(each) for each in queries.questions_asked(occasion)],
    )


@router.post("/episodes/{episode_id}/health-answers", response=Findings, summary="Answer them for a patient")
def answer(
    request: Request,
    episode_id: UUID,
    given: Answers,
    idempotency_key: str | None = Header(None, alias="Idempotency-Key"),
) -> Findings:
    """What cannot be right: 422, each reason by its question. Nothing to repeat: 409 `nothing-to-repeat`."""
    episode = episode_for(request.actor, episode_id, need=Need.EXAMINE)
    said: dict[str, Any] = {
        "episode": episode,
        "occasion": given.occasion,
        "once_key": idempotency_key,
        "by": request.actor,
    }
    if given.nothing_has_changed == (given.answers is not None):
        raise ValidationError({"answers": "Send answers, or that nothing has changed."})
    if given.nothing_has_changed:
        actions.say_nothing_changed(**said)
    else:
        try:
            actions.answer_screening(answers=given.answers or {}, **said)
        except AnswersNotRight as no:
            raise ValidationError({each.question: why_refused(each) for each in no.refused}) from no
    return _findings(request, episode)


@router.get("/episodes/{episode_id}/health-findings", response=Findings, summary="What the rules say of the answers")
def findings(request: Request, episode_id: UUID) -> Findings:
    return _findings(request, episode_for(request.actor, episode_id, need=Need.BOOKING))


def _findings(request: Request, episode: Episode) -> Findings:
    latest = queries.latest_screening(episode.patient_id)
    is_clinical = reads_clinical(request.actor, episode.site_id)
    found = queries.screening_findings(episode) if is_clinical else ()
    urgent = told(latest).urgent if latest and is_clinical else ()
    return Findings(
        answered_at=latest.answered_at if latest else None,
        earliest_day=queries.earliest_treatment_day(episode) if latest else None,
        needs_a_call=queries.open_call_of(episode) is not None,
        urgent=[{"headline": each.headline, "words": [str(words) for words in each.words]} for each in urgent],
        findings=[finding_as_json(each, actor=request.actor, site_id=episode.site_id) for each in found],
    )
