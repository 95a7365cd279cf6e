"""Each deed of the cohort, done by the real action that a page would have asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from basketweave.clinic.access.clock import now
from basketweave.clinic.consult import actions as consult
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.examine import queries as examinations
from basketweave.clinic.heal import actions as heal
from basketweave.clinic.heal import queries as healing
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import current_text
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.plan.models import AgreedBy, Course, Session
from basketweave.clinic.refer import actions as refer
from basketweave.clinic.refer import queries as decisions
from basketweave.clinic.review import actions as review
from basketweave.clinic.review import queries as reviews
from basketweave.clinic.treat import actions as treat
from basketweave.clinic.treat import queries as treatments
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import VISITOR, Deed

PHOTOGRAPHS = Path(__file__).parent / "photographs"
LANGUAGE = "en"  # of all patients, until other languages are written


class NothingOfTheKind(Exception):
    """The story speaks of something that this clinic has not got: it and the actions have grown apart."""


def do(stage: Stage, deed: Deed) -> None:
    """The clock shows the moment of the deed already."""
    _DONE_BY[type(deed.what)](stage, deed, deed.what)


def _ask(stage: Stage, deed: Deed, what: deeds.AskConsultation) -> None:
    person, wish = what.person, what.appointment
    request = consult.request_consultation(
        site=stage.sites[deed.site],
        name=person.name,
        called=person.called,
        email=person.email,
        phone=person.phone,
        born_on=person.born_on,
        concerns=[concern.value for concern in what.concerns],
        zones=[zone.value for zone in what.zones],
        history=what.history,
        wishes=what.wishes,
        language=LANGUAGE,
        day=wish.day if wish else None,
        wall_time=wish.wall_time if wish else None,
        channel="page" if deed.by == VISITOR else "desk",
        by=stage.actor(deed),
    )
    stage.comes_in(deed.patient, request.episode)


def _note_earlier_needling(stage: Stage, deed: Deed, what: deeds.NoteEarlierNeedling) -> None:
    examine.note_earlier_needling(
        patient=stage.episode(deed.patient).patient,
        site=stage.sites[deed.site],
        zones=what.zones,
        day=what.day,
        by=stage.actor(deed),
    )


def _begin_examination(stage: Stage, deed: Deed, what: deeds.BeginExamination) -> None:
    episode, by = stage.episode(deed.patient), stage.actor(deed)
    if what.is_review:
        review.begin(course=_course(episode), by=by)
    else:
        examine.begin(episode=episode, by=by)


def _record_examination(stage: Stage, deed: Deed, what: deeds.RecordExamination) -> None:
    by, examination = stage.actor(deed), examinations.unfinished(stage.episode(deed.patient))
    if examination is None:
        raise NothingOfTheKind
    for picture in what.pictures:
        upload = (PHOTOGRAPHS / picture.file).read_bytes()
        examine.add_photograph(examination=examination, view=picture.view, upload=upload, once_key=None, by=by)
    keep = examine.save_and_finish if what.is_finished else examine.save
    keep(
        examination=examination,
        phototype=what.phototype,
        notes=what.notes,
        grades=[(grade.scale, grade.zone or "", grade.value) for grade in what.grades],
        appearance=what.appearance,
        version=None,
        by=by,
    )


def _decide(stage: Stage, deed: Deed, what: deeds.Decide) -> None:
    episode = stage.episode(deed.patient)
    examination = examinations.latest(episode)
    if examination is None:
        raise NothingOfTheKind
    refer.decide(
        episode=episode,
        examination=examination,
        choice=what.choice,
        words=what.words,
        look_again_on=what.look_again_on,
        by=stage.actor(deed),
    )


def _plan_course(stage: Stage, deed: Deed, what: deeds.PlanCourse) -> None:
    episode = stage.episode(deed.patient)
    plan.plan_course(
        episode=episode,
        decision=decisions.decision_of(episode),
        specialist=stage.members[what.specialist],
        device=stage.devices[what.device],
        zones={zone.value: length_mm for zone, length_mm in what.zones},
        session_count=what.session_count,
        first_day=what.first_day,
        by=stage.actor(deed),
    )


@transaction.atomic
def _book_series(stage: Stage, deed: Deed, what: deeds.BookSeries) -> None:
    course = _course(stage.episode(deed.patient))
    for number, appointment in enumerate(what.appointments, start=1):
        plan.book_session(
            session=_session(course, number),
            day=appointment.day,
            wall_time=appointment.wall_time,
            by=stage.actor(deed),
        )


def _cancel_sessions(stage: Stage, deed: Deed, what: deeds.CancelSessions) -> None:
    course = _course(stage.episode(deed.patient))
    for number in what.numbers:
        plan.cancel_session(
            session=_session(course, number), agreed_by=AgreedBy.DESK_ON_THE_PHONE, by=stage.actor(deed)
        )


def _sign_consent(stage: Stage, deed: Deed, what: deeds.SignConsent) -> None:
    text = current_text(LANGUAGE)
    if text is None:
        raise NothingOfTheKind
    people.sign_consent(
        episode=stage.episode(deed.patient),
        text=text,
        digest_shown=text.digest,
        signed_name=what.signed_name,
        witnessed_by=stage.members[deed.by],
        by=stage.actor(deed),
    )


def _begin_treatment(stage: Stage, deed: Deed, what: deeds.BeginTreatment) -> None:
    course = _course(stage.episode(deed.patient))
    session = _session(course, what.number)
    plan.screen_again(course=course, session=session, answers={"nothing-applies": True}, by=stage.actor(deed))
    treat.begin(session=session, by=stage.actor(deed))


def _record_treatment(stage: Stage, deed: Deed, what: deeds.RecordTreatment) -> None:
    treatment = treatments.unsigned_of(stage.episode(deed.patient))
    if treatment is None:
        raise NothingOfTheKind
    saved = treat.save(
        treatment=treatment,
        version=None,
        device=treatment.device,
        lot=stage.lots[(deed.site, what.lot)],
        zones=[
            treatments.ZoneRecord(
                zone=each.zone,
                needle_length_mm=each.needle_length_mm,
                passes=each.passes,
                endpoint=each.endpoint,
            )
            for each in what.zones
        ],
        begun_at=treatment.begun_at,
        ended_at=now(),
        is_numbed=bool(what.anaesthetic),
        anaesthetic=what.anaesthetic,
        touched=["sterile-saline", "device-hydrogel"],
        on_the_skin=what.on_the_skin,
        reaction=what.reaction,
        by=stage.actor(deed),
    )
    if what.is_signed:
        treat.sign(treatment=saved, version=None, by=stage.actor(deed))


def _answer_check_in(stage: Stage, deed: Deed, what: deeds.AnswerCheckIn) -> None:
    treatment = healing.last_signed_of(stage.episode(deed.patient))
    if treatment is None:
        raise NothingOfTheKind
    check_in = treatment.check_ins.get(day_after=what.day_after)
    heal.answer(check_in=check_in, answers=dict(what.answers), words=what.words, by=stage.actor(deed))


def _report_wrong(stage: Stage, deed: Deed, what: deeds.ReportWrong) -> None:
    patient = stage.episode(deed.patient).patient
    heal.report_wrong(patient=patient, answers=dict(what.answers), words=what.words, by=stage.actor(deed))


def _finish_task(stage: Stage, deed: Deed, what: deeds.FinishTask) -> None:
    task = healing.open_task_of(stage.episode(deed.patient))
    if task is None:
        raise NothingOfTheKind
    heal.finish_task(task=task, outcome=what.outcome, by=stage.actor(deed))


def _review_course(stage: Stage, deed: Deed, what: deeds.ReviewCourse) -> None:
    course = _course(stage.episode(deed.patient))
    after = reviews.after_of(course)
    if after is None:
        raise NothingOfTheKind
    review.review(course=course, after=after, outcome=what.outcome, words=what.words, by=stage.actor(deed))


def _course(episode: Episode) -> Course:
    course = plans.last_course(episode)
    if course is None:
        raise NothingOfTheKind
    return course


def _session(course: Course, number: int) -> Session:
    return plans.sessions_of(course).get(number=number)


_DONE_BY: dict[type, Callable[[Stage, Deed, Any], None]] = {
    deeds.AskConsultation: _ask,
    deeds.NoteEarlierNeedling: _note_earlier_needling,
    deeds.BeginExamination: _begin_examination,
    deeds.RecordExamination: _record_examination,
    deeds.Decide: _decide,
    deeds.PlanCourse: _plan_course,
    deeds.BookSeries: _book_series,
    deeds.CancelSessions: _cancel_sessions,
    deeds.SignConsent: _sign_consent,
    deeds.BeginTreatment: _begin_treatment,
    deeds.RecordTreatment: _record_treatment,
    deeds.AnswerCheckIn: _answer_check_in,
    deeds.ReportWrong: _report_wrong,
    deeds.FinishTask: _finish_task,
    deeds.ReviewCourse: _review_course,
}
