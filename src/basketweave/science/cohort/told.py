"""What a made-up patient answers about their health on a day, as the questionnaire and as the rules take it."""

from datetime import date, timedelta

from basketweave.science.cohort.complaints import Complaint
from basketweave.science.cohort.complaints.complaint import Told
from basketweave.science.cohort.deeds import Person, Said
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import Occasion, read


def said(told: Told, day: date) -> Said:
    """As it is said on that day: what was so long ago has its date."""
    return tuple((question, day - answer if isinstance(answer, timedelta) else answer) for question, answer in told)


def history(answers: Said, *, person: Person, day: date, occasion: Occasion = Occasion.REQUEST) -> History:
    """Raises where these answers cannot be right."""
    return read(dict(answers), occasion=occasion, today=day, born_on=person.born_on)


def told_at_request(complaint: Complaint, day: date) -> Said:
    return said(complaint.health, day)
