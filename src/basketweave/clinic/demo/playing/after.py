"""In the treatment room, and from there until the change is judged."""

from basketweave.clinic.access.clock import now
from basketweave.clinic.demo.playing.standing import course_of, session_of, there
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.heal import actions as heal
from basketweave.clinic.heal import queries as healing
from basketweave.clinic.review import actions as review
from basketweave.clinic.review import queries as reviews
from basketweave.clinic.treat import actions as treat
from basketweave.clinic.treat import queries as treatments
from basketweave.clinic.treat.touching import NOTHING
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import Deed


def begin_treatment(stage: Stage, deed: Deed, what: deeds.BeginTreatment) -> None:
    course = course_of(stage.episode(deed.patient))
    treat.begin(session=session_of(course, what.number), by=stage.actor(deed))


def record_treatment(stage: Stage, deed: Deed, what: deeds.RecordTreatment) -> None:
    treatment = there(treatments.unsigned_of(stage.episode(deed.patient)))
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
        touched=[each.value for each in what.touched] or [NOTHING],
        on_the_skin=what.on_the_skin,
        stays_outside_rim=what.stays_outside_rim,
        reaction=what.reaction,
        by=stage.actor(deed),
    )
    if what.is_signed:
        treat.sign(treatment=saved, version=None, by=stage.actor(deed))


def answer_check_in(stage: Stage, deed: Deed, what: deeds.AnswerCheckIn) -> None:
    treatment = there(healing.last_signed_of(stage.episode(deed.patient)))
    check_in = treatment.check_ins.get(day_after=what.day_after)
    heal.answer(check_in=check_in, answers=dict(what.answers), words=what.words, by=stage.actor(deed))


def report_wrong(stage: Stage, deed: Deed, what: deeds.ReportWrong) -> None:
    patient = stage.episode(deed.patient).patient
    heal.report_wrong(patient=patient, answers=dict(what.answers), words=what.words, by=stage.actor(deed))


def finish_task(stage: Stage, deed: Deed, what: deeds.FinishTask) -> None:
    task = there(healing.open_task_of(stage.episode(deed.patient)))
    heal.finish_task(task=task, outcome=what.outcome, by=stage.actor(deed))


def review_course(stage: Stage, deed: Deed, what: deeds.ReviewCourse) -> None:
    course = course_of(stage.episode(deed.patient))
    after = there(reviews.after_of(course))
    review.review(course=course, after=after, outcome=what.outcome, words=what.words, by=stage.actor(deed))
