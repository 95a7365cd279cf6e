"""Nobody is planned for without somebody having said that they are of age."""

import pytest

from basketweave.clinic.plan.actions import SessionRefused
from tests.clinic.plan.builders import a_course

pytestmark = pytest.mark.django_db


def test_a_course_for_somebody_whose_birthday_nobody_knows_waits_for_an_answer(episode, dr_lind, noor, pen, as_staff):
    episode.patient.born_on = None
    episode.patient.save(update_fields=["born_on"])

    with pytest.raises(SessionRefused) as refused:
        a_course(episode, dr_lind, noor, pen)

    assert [(each.rule, each.code) for each in refused.value.findings] == [("age", "birthday-unknown")]
