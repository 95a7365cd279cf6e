"""Reads the deeds as somebody would who knows nothing of how they were made: where does each patient stand today?"""

from collections import defaultdict

from basketweave.science.cohort import deeds
from basketweave.science.protocol.check_in.worries import worries
from basketweave.science.protocol.guideline_file import published

GUIDELINE = published()


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
