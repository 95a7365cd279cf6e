"""Reviews for machines: what was compared and decided, and the decision itself."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Router, Schema, Status

from basketweave.clinic.access.views import Request
from basketweave.clinic.review import actions, queries
from basketweave.clinic.review.models import Review

router = Router(tags=["review"])


class ReviewIn(Schema):
    outcome: Review.Outcome
    words: str = Field(min_length=1, max_length=4000, description="Why; the patient may read it.")
    idempotency_key: UUID | None = None


class ComparisonOut(Schema):
    scale: str
    place: str
    before: str | None
    after: str | None
    verdict: str
    is_beyond_error: bool


class ReviewOut(Schema):
    id: UUID
    course_id: UUID
    before_id: UUID
    after_id: UUID
    outcome: str
    words: str
    reviewed_at: datetime
    comparisons: list[ComparisonOut]

    @staticmethod
    def resolve_comparisons(review: Review) -> list[ComparisonOut]:
        return [
            ComparisonOut(
                scale=each.scale_name,
                place=each.place,
                before=each.before.short if each.before else None,
                after=each.after.short if each.after else None,
                verdict=each.verdict,
                is_beyond_error=each.is_beyond_error,
            )
            for each in queries.compare(review.before, review.after)
        ]


@router.get("/reviews/{uuid:review_id}", response=ReviewOut, summary="A review, with what was compared")
def show(request: Request, review_id: UUID) -> Review:
    return queries.review_for(request.actor, review_id)


@router.post("/courses/{uuid:course_id}/review", response={201: ReviewOut}, summary="Review a course")
def review(request: Request, course_id: UUID, wanted: ReviewIn) -> Status[Review]:
    """Needs a finished examination for the review (409 `not-finished`)."""
    course = queries.course_to_review(request.actor, course_id)
    made = actions.review(
        course=course,
        after=queries.after_of(course),
        outcome=wanted.outcome,
        words=wanted.words,
        once_key=str(wanted.idempotency_key) if wanted.idempotency_key else None,
        by=request.actor,
    )
    return Status(201, made)
