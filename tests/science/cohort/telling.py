"""Reads the deeds as somebody would who knows nothing of how they were made: where does each patient stand today?"""

from collections import defaultdict

from basketweave.science.cohort import deeds
from basketweave.science.cohort.house import guideline
from basketweave.science.protocol.check_in.worries import worries
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import Occasion, read

GUIDELINE = guideline()


def by_patient(told):
    found = defaultdict(list)
    for deed in told:
        found[deed.patient].append(deed)
    return dict(found)


def only(told, kind):
    return [deed for deed in told if isinstance(deed.what, kind)]


def step_of(mine, today):
    """One patient's step, from their own deeds."""
    if not only(mine, deeds.BeginExamination):
        return "consult"
    if not [each for each in only(mine, deeds.RecordExamination) if each.what.is_finished]:
        return "examine"
    decided = only(mine, deeds.Decide)
    if not decided or decided[-1].what.choice == "wait":
        return "refer"
    if decided[-1].what.choice != "needling" or only(mine, deeds.ReviewCourse):
        return "done"
    booked = only(mine, deeds.BookSeries)
    return _in_a_course(mine, booked[0].what.appointments, today) if booked else "plan"


def _in_a_course(mine, sessions, today):
    treated = only(mine, deeds.RecordTreatment)
    signed = [each for each in treated if each.what.is_signed]
    if len(signed) < len(treated) or not signed or only(mine, deeds.CancelSessions):
        return "treat"
    last, is_over = signed[-1], len(signed) == len(sessions)
    answers = [each for each in only(mine, deeds.AnswerCheckIn) if each.day > last.day]
    if answers and worries(dict(answers[-1].what.answers), answers[-1].what.day_after, GUIDELINE):
        return "heal"
    days = (*GUIDELINE.check_in_days, *(GUIDELINE.check_in_days_after_last if is_over else ()))
    to_answer = [last.day + gap for gap in days if gap.days not in {each.what.day_after for each in answers}]
    if is_over:
        return "review" if last.day + GUIDELINE.first_review <= today and not to_answer else "heal"
    return "heal" if to_answer and min(to_answer) < sessions[len(signed)].day else "treat"


def days_of_sessions(mine):
    """By number, as booked and as moved since."""
    days = {}
    for deed in only(mine, deeds.BookSeries):
        days |= {number: each.day for number, each in enumerate(deed.what.appointments, start=1)}
    return days | {deed.what.number: deed.what.appointment.day for deed in only(mine, deeds.MoveSession)}


def lengths_of(deed):
    """What is planned for each zone, in mm."""
    return {zone: float(length) for zone, length in deed.what.zones}


def history_on(mine, deed, person):
    """What was told last before this deed, read anew as the clinic reads it."""
    told = History()
    for each in mine[: mine.index(deed)]:
        answers = getattr(each.what, "answers", None)
        if answers is not None and isinstance(each.what, deeds.AnswerHealth | deeds.ScreenAgain):
            told = read(dict(answers), occasion=occasion_of(each), today=each.day, born_on=person.born_on)
    return told


def occasion_of(deed):
    return Occasion.REQUEST if isinstance(deed.what, deeds.AnswerHealth) else Occasion.BEFORE_SESSION
