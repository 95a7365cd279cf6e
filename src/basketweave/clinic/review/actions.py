"""Look again, compare, and let a named specialist say what now."""

from django.db import transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.access.once import once
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.heal.actions import settle
from basketweave.clinic.heal.queries import open_task_of
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import locked_episode, staff_of
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan.models import Course
from basketweave.clinic.review import queries
from basketweave.clinic.review.models import Review


class NothingToReview(Refusal):
    """No session of this course was held yet."""

    code = "nothing-to-review"

    def words(self) -> str:
        return _("No session of this course was held yet: there is no after to compare.")


class NotFinished(Refusal):
    """The examination for the review is still open."""

    code = "not-finished"
    field = "outcome"

    def words(self) -> str:
        return _("Finish the examination for this review first: what is not graded cannot be compared.")


class AlreadyReviewed(Refusal):
    """This examination has led to a review already."""

    code = "already-reviewed"

    def words(self) -> str:
        return _("Somebody has reviewed this meanwhile. Nothing was kept twice: see the patient's timeline.")


class NothingToGoOnWith(Refusal):
    """All sessions of this course are over."""

    code = "nothing-to-go-on-with"
    field = "outcome"

    def words(self) -> str:
        return _("No session of this course is still to come, so it cannot go on. Choose done, change or stop.")


class CallOwed(Refusal):
    """Nobody closes an episode while a patient waits for a call."""

    code = "call-owed"
    field = "outcome"

    def words(self) -> str:
        return _("This patient still waits for a call. Look after it first, then close the episode.")


@transaction.atomic
def begin(*, course: Course, by: Actor) -> Examination:
    """Opens the examination for the review; a second call leads back to the open one."""
    require(by, Need.EXAMINE, course.episode.site_id)
    locked_episode(course.episode_id)
    if not course.sessions.treated().exists():
        raise NothingToReview
    if under_way := queries.after_of(course):
        return under_way
    return examine.begin(episode=course.episode, purpose=queries.REVIEW, by=by)


@transaction.atomic
def review(
    *, course: Course, after: Examination | None, outcome: str, words: str, by: Actor, once_key: str | None = None
) -> Review:
    """Keeps what was decided on seeing before and after. Done, stop and change end the course; go on leaves it."""
    require(by, Need.DECIDE, course.episode.site_id)

    def do() -> Review:
        return _review(course, after, outcome, words, by)

    asked = [outcome, words]
    return once(once_key, "review", Review, do, by=by, target=course.pk, asked=asked)


def _review(course: Course, after: Examination | None, outcome: str, words: str, by: Actor) -> Review:
    episode = locked_episode(course.episode_id)
    course.refresh_from_db(fields=["ended_at", "version"])
    if after is None or after.finished_at is None or after.episode_id != course.episode_id:
        raise NotFinished
    if queries.is_reviewed(after):
        raise AlreadyReviewed
    _check_what_follows(course, Review.Outcome(outcome))
    made = Review.objects.create(
        course=course,
        before=queries.before_of(course),
        after=after,
        outcome=Review.Outcome(outcome),
        words=words.strip(),
        reviewed_by=staff_of(by),
        reviewed_at=now(),
    )
    _what_follows(made, episode, by)
    record(by, "reviewed", made, patient_id=episode.patient_id, outcome=made.outcome)
    return made


def _check_what_follows(course: Course, outcome: Review.Outcome) -> None:
    has_more = course.ended_at is None and course.sessions.still_to_come().exists()
    if outcome == Review.Outcome.GO_ON and not has_more:
        raise NothingToGoOnWith
    if outcome in (Review.Outcome.DONE, Review.Outcome.STOP) and open_task_of(course.episode):
        raise CallOwed


def _what_follows(made: Review, episode: Episode, by: Actor) -> None:
    if made.outcome == Review.Outcome.GO_ON:
        settle(episode)
        return
    if made.course.ended_at is None:
        plan.end_course(course=made.course, by=by)
    if made.outcome == Review.Outcome.CHANGE:
        people.move_on(episode, step=Step.REFER, due=Due.DECISION, due_day=today(episode.site.zone))
    else:
        people.move_on(episode, step=Step.DONE, due=Due.NOTHING, closed_at=now())
