"""Check-ins for machines: what is asked, and the answers."""

from uuid import UUID

from ninja import Field, Router, Schema

from basketweave.clinic.access.door import Need
from basketweave.clinic.access.views import Request
from basketweave.clinic.heal import actions, queries
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.house.refusals import finding_as_json

router = Router(tags=["heal"])


class Answers(Schema):
    answers: dict[str, str]
    words: str = Field("", max_length=2000)


class CheckInOut(Schema):
    id: UUID
    day_after: int | None
    due_day: str
    is_answered: bool
    is_worrying: bool
    task_id: UUID | None
    findings: list[dict[str, object]]


@router.get("/check-ins/{check_in_id}", response=CheckInOut)
def check_in(request: Request, check_in_id: UUID) -> CheckInOut:
    return _out(request, queries.check_in_for(request.actor, check_in_id, need=Need.CLINICAL))


@router.post("/check-ins/{check_in_id}/answers", response=CheckInOut)
def answer(request: Request, check_in_id: UUID, given: Answers) -> CheckInOut:
    """Answers taken on the telephone. What cannot wait comes back as findings, and is a task at once.

    An answer to no question of ours: 409 `answer-not-offered`. Incomplete and nothing worrying: 409 `not-all-answered`.
    Answered before: what was kept then; a worrying answer that differs is kept as a report of its own.
    """
    found = queries.check_in_for(request.actor, check_in_id, need=Need.EXAMINE)
    return _out(request, actions.answer(check_in=found, answers=given.answers, words=given.words, by=request.actor))


def _out(request: Request, check_in: CheckIn) -> CheckInOut:
    site_id = check_in.treatment.session.course.episode.site_id
    return CheckInOut(
        id=check_in.pk,
        day_after=check_in.day_after,
        due_day=check_in.due_day.isoformat(),
        is_answered=check_in.answered_at is not None,
        is_worrying=check_in.is_worrying,
        task_id=task.pk if (task := getattr(check_in, "task", None)) else None,
        findings=[
            finding_as_json(finding, actor=request.actor, site_id=site_id) for finding in queries.findings_of(check_in)
        ],
    )
