"""A course is planned and booked; what comes before each of its sessions."""

from django.db import transaction

from basketweave.clinic.demo.playing.standing import LANGUAGE, course_of, decision_of, session_of, there
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.queries import current_text
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan.allowing import Answer
from basketweave.clinic.plan.models import AgreedBy
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import Deed


def plan_course(stage: Stage, deed: Deed, what: deeds.PlanCourse) -> None:
    episode = stage.episode(deed.patient)
    plan.plan_course(
        episode=episode,
        decision=decision_of(episode),
        specialist=stage.members[what.specialist],
        device=stage.devices[what.device],
        zones={zone.value: length_mm for zone, length_mm in what.zones},
        session_count=what.session_count,
        first_day=what.first_day,
        answers={f"{each.rule}/{each.code}": Answer(words=each.words) for each in what.answered},
        stays_outside_rim=what.stays_outside_rim,
        by=stage.actor(deed),
    )


@transaction.atomic
def book_series(stage: Stage, deed: Deed, what: deeds.BookSeries) -> None:
    course = course_of(stage.episode(deed.patient))
    for number, appointment in enumerate(what.appointments, start=1):
        plan.book_session(
            session=session_of(course, number),
            day=appointment.day,
            wall_time=appointment.wall_time,
            by=stage.actor(deed),
        )


def screen_again(stage: Stage, deed: Deed, what: deeds.ScreenAgain) -> None:
    course = course_of(stage.episode(deed.patient))
    plan.screen_again(
        course=course,
        session=session_of(course, what.number),
        answers=None if what.answers is None else dict(what.answers),
        by=stage.actor(deed),
    )


def move_session(stage: Stage, deed: Deed, what: deeds.MoveSession) -> None:
    plan.move_session(
        session=session_of(course_of(stage.episode(deed.patient)), what.number),
        day=what.appointment.day,
        wall_time=what.appointment.wall_time,
        agreed_by=AgreedBy.DESK_ON_THE_PHONE,
        by=stage.actor(deed),
    )


def release_series(stage: Stage, deed: Deed, what: deeds.ReleaseSeries) -> None:
    plan.release_series(course=course_of(stage.episode(deed.patient)), words=what.words, by=stage.actor(deed))


def cancel_sessions(stage: Stage, deed: Deed, what: deeds.CancelSessions) -> None:
    course = course_of(stage.episode(deed.patient))
    for number in what.numbers:
        plan.cancel_session(
            session=session_of(course, number), agreed_by=AgreedBy.DESK_ON_THE_PHONE, by=stage.actor(deed)
        )


def sign_consent(stage: Stage, deed: Deed, what: deeds.SignConsent) -> None:
    text = there(current_text(LANGUAGE))
    people.sign_consent(
        episode=stage.episode(deed.patient),
        text=text,
        digest_shown=text.digest,
        signed_name=what.signed_name,
        witnessed_by=stage.members[deed.by],
        by=stage.actor(deed),
    )
