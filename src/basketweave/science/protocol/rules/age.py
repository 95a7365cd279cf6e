"""In the USA pens are authorised from an age; below the age of an adult somebody else signs too."""

from datetime import date

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Jurisdiction

NAME = "age"
STATEMENT = "In the USA nobody is needled below the authorised age, and nowhere a minor without a guardian who signs."
NUMBERS = ("youngest_age", "adult_age")
SOURCES = ("fda-microneedling", "adult-custom")
MAY_PASS = MayPass.MEDICAL_DIRECTOR
CODES = Codes(
    NAME,
    {
        "under-authorised-age": Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=("youngest_age",)),
        "minor": Ruling(outcome=Outcome.ASK, numbers=("adult_age",)),
        "birthday-unknown": Ruling(outcome=Outcome.ASK, numbers=("adult_age",)),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    born_on, found = proposal.born_on, []
    if born_on is None:
        age = guideline.count("adult_age")
        return (CODES.finding("birthday-unknown", guideline, age=age),) if proposal.is_birthday_asked else ()
    if proposal.jurisdiction is Jurisdiction.USA:
        age = guideline.count("youngest_age")
        if proposal.day < (birthday := _birthday(born_on, age)):
            found.append(CODES.finding("under-authorised-age", guideline, not_before=birthday, age=age))
    age = guideline.count("adult_age")
    if proposal.day < _birthday(born_on, age):
        found.append(CODES.finding("minor", guideline, age=age))
    return tuple(found)


def _birthday(born_on: date, age: int) -> date:
    """Who was born on 29 February is a year older on 1 March."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)
