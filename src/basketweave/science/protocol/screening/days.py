"""Whether a day can be the answer to a question about what was."""

from datetime import date

from basketweave.science.protocol.screening.question import Question

LONGEST_LIFE_YEARS = 125


def refused_day(question: Question, day: date, today: date, born_on: date | None) -> str:
    """The code of what is wrong with it, or nothing."""
    if day > today:
        return "in-the-future"
    if born_on and day < born_on:
        return "before-birth"
    if day < _years_before(today, question.within_years or LONGEST_LIFE_YEARS):
        return "too-long-ago"
    return ""


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)
