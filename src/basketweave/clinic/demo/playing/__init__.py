"""Each deed of the cohort, done by the real action that a page would have asked."""

from collections.abc import Callable, Mapping
from typing import Any

from basketweave.clinic.demo.playing import after, before, courses
from basketweave.clinic.demo.stage import Stage
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import Deed

Done = Callable[[Stage, Deed, Any], None]


def do(stage: Stage, deed: Deed) -> None:
    """The clock shows the moment of the deed already."""
    _DONE_BY[type(deed.what)](stage, deed, deed.what)


_DONE_BY: Mapping[type, Done] = {
    deeds.AskConsultation: before.ask,
    deeds.AnswerHealth: before.answer_health,
    deeds.FinishHealthCall: before.finish_health_call,
    deeds.NoteEarlierNeedling: before.note_earlier_needling,
    deeds.BeginExamination: before.begin_examination,
    deeds.RecordExamination: before.record_examination,
    deeds.Decide: before.decide,
    deeds.WriteLetter: before.write_letter,
    deeds.PlanCourse: courses.plan_course,
    deeds.BookSeries: courses.book_series,
    deeds.ScreenAgain: courses.screen_again,
    deeds.MoveSession: courses.move_session,
    deeds.ReleaseSeries: courses.release_series,
    deeds.CancelSessions: courses.cancel_sessions,
    deeds.SignConsent: courses.sign_consent,
    deeds.BeginTreatment: after.begin_treatment,
    deeds.RecordTreatment: after.record_treatment,
    deeds.AnswerCheckIn: after.answer_check_in,
    deeds.ReportWrong: after.report_wrong,
    deeds.FinishTask: after.finish_task,
    deeds.ReviewCourse: after.review_course,
}
