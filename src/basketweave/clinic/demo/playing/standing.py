"""What stands where a deed begins; and what is raised where story and actions have grown apart."""

from typing import TypeVar

from basketweave.clinic.examine import queries as examinations
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan import queries as plans
from basketweave.clinic.plan.models import Course, Session
from basketweave.clinic.refer import queries as decisions
from basketweave.clinic.refer.models import Decision

T = TypeVar("T")
LANGUAGE = "en"  # of all patients, until other languages are written


class NothingOfTheKind(Exception):
    """The story speaks of something that this clinic has not got: it and the actions have grown apart."""


def open_examination(episode: Episode) -> Examination:
    return there(examinations.unfinished(episode))


def finished_examination(episode: Episode) -> Examination:
    return there(examinations.latest(episode))


def decision_of(episode: Episode) -> Decision:
    return there(decisions.decision_of(episode))


def course_of(episode: Episode) -> Course:
    return there(plans.last_course(episode))


def session_of(course: Course, number: int) -> Session:
    return plans.sessions_of(course).get(number=number)


def there(found: "T | None") -> "T":
    if found is None:
        raise NothingOfTheKind
    return found
