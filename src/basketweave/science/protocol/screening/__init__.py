"""What is asked about health before skin is needled, and how answers become a history."""

from basketweave.science.protocol.screening.cannot_wait import CannotWait, cannot_wait
from basketweave.science.protocol.screening.carried import carried
from basketweave.science.protocol.screening.catalogue import BY_ID, ONLY_INFORM, QUESTIONS, VERSION, questions
from basketweave.science.protocol.screening.differences import Difference, differences
from basketweave.science.protocol.screening.plain import Plain, as_plain, from_plain
from basketweave.science.protocol.screening.question import Choice, Group, Kind, Occasion, Question, When
from basketweave.science.protocol.screening.reading import NOTHING_APPLIES, read
from basketweave.science.protocol.screening.refusal import CODES, AnswerRefused, AnswersRefused

__all__ = [
    "BY_ID",
    "CODES",
    "NOTHING_APPLIES",
    "ONLY_INFORM",
    "QUESTIONS",
    "VERSION",
    "AnswerRefused",
    "AnswersRefused",
    "CannotWait",
    "Choice",
    "Difference",
    "Group",
    "Kind",
    "Occasion",
    "Plain",
    "Question",
    "When",
    "as_plain",
    "cannot_wait",
    "carried",
    "differences",
    "from_plain",
    "questions",
    "read",
]
