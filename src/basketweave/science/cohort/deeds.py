"""What can happen in a clinic, as plain values in the words of its actions."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from basketweave.science.protocol.proposal import NOT_EXAMINED
from basketweave.science.quantities import Appearance, Concern, Phototype, Zone

VISITOR = "visitor"  # whoever asks for a consultation
PATIENT = "patient"  # the patient of the deed, by private link


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who does not exist."""

    id: str
    name: str
    called: str = ""
    email: str = ""
    phone: str = ""
    born_on: date
    phototype: Phototype


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A day, and what the clock on the site's wall shows then."""

    day: date
    wall_time: time


@dataclass(frozen=True, kw_only=True)
class AskConsultation:
    person: Person
    concerns: tuple[Concern, ...]
    zones: tuple[Zone, ...]
    history: str
    wishes: str
    appointment: Appointment | None  # none: to be called


@dataclass(frozen=True, kw_only=True)
class NoteEarlierNeedling:
    """Somebody else needled these zones, as the patient tells."""

    zones: tuple[Zone, ...]
    day: date


@dataclass(frozen=True, kw_only=True)
class BeginExamination:
    is_review: bool = False


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A value on a named scale; without a zone it is for the whole."""

    scale: str
    zone: Zone | None
    value: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture by the name of its file in the demo."""

    view: str
    file: str


@dataclass(frozen=True, kw_only=True)
class RecordExamination:
    phototype: Phototype | None
    grades: tuple[Graded, ...]
    notes: str
    appearance: Appearance = NOT_EXAMINED
    pictures: tuple[Picture, ...] = ()
    is_finished: bool = True


@dataclass(frozen=True, kw_only=True)
class Decide:
    choice: str  # needling, elsewhere, wait or nothing
    words: str
    look_again_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlanCourse:
    specialist: str
    device: str
    zones: tuple[tuple[Zone, Decimal], ...]  # with the needle length in mm
    session_count: int
    first_day: date


@dataclass(frozen=True, kw_only=True)
class BookSeries:
    """All sessions in one act, by number from one."""

    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, kw_only=True)
class SignConsent:
    signed_name: str


@dataclass(frozen=True, kw_only=True)
class BeginTreatment:
    number: int


@dataclass(frozen=True, kw_only=True)
class ZoneTreated:
    zone: Zone
    needle_length_mm: Decimal
    passes: int
    endpoint: str  # erythema or pinpoint-bleeding


@dataclass(frozen=True, kw_only=True)
class RecordTreatment:
    number: int
    zones: tuple[ZoneTreated, ...]
    lot: str
    anaesthetic: str
    on_the_skin: str
    reaction: str
    is_signed: bool = True


@dataclass(frozen=True, kw_only=True)
class AnswerCheckIn:
    day_after: int
    answers: tuple[tuple[str, str], ...]
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportWrong:
    answers: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class FinishTask:
    outcome: str


@dataclass(frozen=True, kw_only=True)
class CancelSessions:
    """The patient called: these are given back, and nothing new is agreed."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewCourse:
    outcome: str  # go-on, change, stop or done
    words: str


What = (
    AskConsultation
    | NoteEarlierNeedling
    | BeginExamination
    | RecordExamination
    | Decide
    | PlanCourse
    | BookSeries
    | SignConsent
    | BeginTreatment
    | RecordTreatment
    | AnswerCheckIn
    | ReportWrong
    | FinishTask
    | CancelSessions
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
