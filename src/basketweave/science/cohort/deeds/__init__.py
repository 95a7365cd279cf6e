"""What can happen in a clinic, as plain values in the words of its actions."""

from basketweave.science.cohort.deeds.asking import (
    AnswerHealth,
    AskConsultation,
    FinishHealthCall,
    NoteEarlierNeedling,
)
from basketweave.science.cohort.deeds.healing import AnswerCheckIn, FinishTask, ReportWrong, ReviewCourse
from basketweave.science.cohort.deeds.looking import (
    BeginExamination,
    Decide,
    Graded,
    Picture,
    RecordExamination,
    WriteLetter,
)
from basketweave.science.cohort.deeds.people import Appointment, Person, Said
from basketweave.science.cohort.deeds.planning import (
    Answered,
    BookSeries,
    CancelSessions,
    MoveSession,
    PlanCourse,
    ReleaseSeries,
    ScreenAgain,
)
from basketweave.science.cohort.deeds.treating import BeginTreatment, RecordTreatment, SignConsent, ZoneTreated
from basketweave.science.cohort.deeds.who import PATIENT, VISITOR, Deed, What

__all__ = [
    "PATIENT",
    "VISITOR",
    "AnswerCheckIn",
    "AnswerHealth",
    "Answered",
    "Appointment",
    "AskConsultation",
    "BeginExamination",
    "BeginTreatment",
    "BookSeries",
    "CancelSessions",
    "Decide",
    "Deed",
    "FinishHealthCall",
    "FinishTask",
    "Graded",
    "MoveSession",
    "NoteEarlierNeedling",
    "Person",
    "Picture",
    "PlanCourse",
    "RecordExamination",
    "RecordTreatment",
    "ReleaseSeries",
    "ReportWrong",
    "ReviewCourse",
    "Said",
    "ScreenAgain",
    "SignConsent",
    "What",
    "WriteLetter",
    "ZoneTreated",
]
