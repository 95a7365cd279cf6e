"""Reviews for machines: what was compared and decided, and the decision itself."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from ninja import Field, Router, Schema, Status

from basketweave.clinic.access.views import Request
from basketweave.clinic.examine.queries import GradeRead
from basketweave.clinic.review import actions, queries
from basketweave.clinic.review.models import Review

router = Router(tags=["review"])


class ReviewIn(Schema):
    outcome: Review.Outcome
    words: str = Field(min_length=1, max_length=4000, description="Why; the patient may read it.")
    idempotency_key: UUID | None = None


class GradeOut(Schema):
    value: str | None = Field(description="As a decimal number; none, where a label says it.")
    label: str = Field(description="Of a grade that is kept by its label, because digits mislead.")
    words: str
    parts: dict[str, int] = Field(description="What it adds up from, by item.")


class ComparisonOut(Schema):
    scale: str
    scale_id: str
    scale_version: str
    zone: str = Field(description="Empty for the whole.")
    place: str
    before: str | None
    after: str | None
    before_grade: GradeOut | None
    after_grade: GradeOut | None
    verdict: str
    certainty: str | None = Field(description="beyond-rater-error, within-rater-error or rater-error-unknown.")
    is_beyond_error: bool
    percent_gone: float | None = Field(description="Of the score before; only by one rater, on a scale that allows it.")


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
        return [_comparison(each) for each in queries.compare(review.before, review.after)]


def _comparison(each: queries.Comparison) -> ComparisonOut:
    either = each.before or each.after
    return ComparisonOut(
        scale=each.scale_name,
        scale_id=each.scale.id,
        scale_version=each.scale.version,
        zone=either.zone if either else "",
        place=each.place,
        before=each.before.short if each.before else None,
        after=each.after.short if each.after else None,
        before_grade=_grade(each.before),
        after_grade=_grade(each.after),
        verdict=each.verdict,
        certainty=each.change.certainty.value if each.change else None,
        is_beyond_error=each.is_beyond_error,
        percent_gone=None if each.percent is None else round(float(each.percent), 1),
    )


def _grade(read: GradeRead | None) -> GradeOut | None:
    if read is None:
        return None
    return GradeOut(
        value=None if read.value is None else f"{Decimal(read.value).normalize():f}",
        label=read.label,
        words=read.short,
        parts={part.id: part.value for part in read.parts},
    )


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
