"""One deed: who does what for whom, and when."""

from dataclasses import dataclass
from datetime import date, time

from basketweave.science.cohort.deeds.asking import (
    AnswerHealth,
    AskConsultation,
    FinishHealthCall,
    NoteEarlierNeedling,
)
from basketweave.science.cohort.deeds.healing import AnswerCheckIn, FinishTask, ReportWrong, ReviewCourse
from basketweave.science.cohort.deeds.looking import BeginExamination, Decide, RecordExamination, WriteLetter
from basketweave.science.cohort.deeds.planning import (
    BookSeries,
    CancelSessions,
    MoveSession,
    PlanCourse,
    ReleaseSeries,
    ScreenAgain,
)
from basketweave.science.cohort.deeds.treating import BeginTreatment, RecordTreatment, SignConsent

VISITOR = "visitor"  # whoever asks for a consultation
PATIENT = "patient"  # the patient of the deed, by private link

What = (
    AskConsultation
    | AnswerHealth
    | FinishHealthCall
    | NoteEarlierNeedling
    | BeginExamination
    | RecordExamination
    | Decide
    | WriteLetter
    | PlanCourse
    | BookSeries
    | ScreenAgain
    | MoveSession
    | ReleaseSeries
    | CancelSessions
    | SignConsent
    | BeginTreatment
    | RecordTreatment
    | AnswerCheckIn
    | ReportWrong
    | FinishTask
    | ReviewCourse
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Who does what for whom, when by the wall clock of which site."""

    day: date
    wall_time: time
    site: str
    patient: str
    by: str  # somebody of the house by id, VISITOR or PATIENT
    what: What
