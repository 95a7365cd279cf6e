"""An authorised age holds where it was read; a guardian signs for a minor everywhere."""

from dataclasses import replace
from datetime import date

import pytest

from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.rules import age
from basketweave.science.quantities import Jurisdiction, Mark
from tests.science.protocol.every_code import DAY, proposed

from .saying import codes, said


def born(day, jurisdiction=Jurisdiction.NOT_READ):
    return proposed(born_on=day, jurisdiction=jurisdiction)


def test_in_the_usa_nobody_under_22_unless_the_medical_director_decides():
    finding = said(age, born(date(2004, 3, 4), Jurisdiction.USA))["under-authorised-age"]

    assert (finding.outcome, finding.not_before) == (Outcome.WAIT_UNTIL, date(2026, 3, 4))
    assert (finding.may_pass, finding.mark) == (MayPass.MEDICAL_DIRECTOR, Mark.READ)
    assert finding.parameters == {"age": 22}
    assert codes(age, born(date(2004, 3, 3), Jurisdiction.USA)) == []


def test_elsewhere_that_label_was_not_read_and_does_not_hold():
    assert codes(age, born(date(2004, 3, 4))) == []


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_a_minor_is_a_question_everywhere(jurisdiction):
    finding = said(age, born(date(2008, 3, 4), jurisdiction))["minor"]

    assert (finding.outcome, finding.may_pass, finding.parameters) == (Outcome.ASK, MayPass.SPECIALIST, {"age": 18})
    assert "minor" not in codes(age, born(date(2008, 3, 3), jurisdiction))


def test_who_was_born_on_the_29th_of_february_is_older_on_the_first_of_march():
    leap = replace(born(date(2008, 2, 29)), day=date(2026, 2, 28))

    assert codes(age, leap) == ["minor"]
    assert codes(age, replace(leap, day=date(2026, 3, 1))) == []
    assert said(age, born(date(2008, 2, 29), Jurisdiction.USA))["under-authorised-age"].not_before == date(2030, 3, 1)


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_a_day_of_birth_that_nobody_told_is_a_question_once_it_was_asked_for(jurisdiction):
    unknown = born(None, jurisdiction)

    assert codes(age, unknown) == []
    finding = said(age, replace(unknown, is_birthday_asked=True))["birthday-unknown"]
    assert (finding.outcome, finding.may_pass, finding.parameters) == (Outcome.ASK, MayPass.SPECIALIST, {"age": 18})
    assert codes(age, replace(born(date(1990, 5, 1), jurisdiction), is_birthday_asked=True)) == []


def test_a_day_of_birth_that_is_still_to_come_breaks_nothing():
    assert codes(age, born(date(2027, 1, 1), Jurisdiction.USA)) == ["under-authorised-age", "minor"]
    assert codes(age, born(DAY)) == ["minor"]
