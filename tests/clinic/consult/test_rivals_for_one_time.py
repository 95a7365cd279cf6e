"""Several visitors press the button for one time at one moment: one has it, the others keep what they wrote."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client

from basketweave.clinic.consult.models import Request
from basketweave.clinic.people.models import Patient

RIVALS = 6


@pytest.mark.django_db(transaction=True)
def test_one_has_it_and_the_others_are_told(lisbon, dr_lind, settings):
    settings.BASKETWEAVE_LIMITS = {"consult.request": (100, 100)}
    together, answers = Barrier(RIVALS), []

    def ask(number):
        try:
            together.wait()
            answers.append(Client().post("/request/", typed_by(number)))
        finally:
            connections.close_all()

    rivals = [Thread(target=ask, args=[number]) for number in range(RIVALS)]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join()

    assert sorted(answer.status_code for answer in answers) == [302] + [422] * (RIVALS - 1)
    assert Request.objects.count() == Patient.objects.count() == 1
    for told in (answer.content.decode() for answer in answers if answer.status_code == 422):
        assert "just been taken" in told
        assert "Rival" in told


def typed_by(number):
    return {
        "wishes": "Smoother",
        "time": "2026-03-03T10:00",
        "name": f"Rival {number}",
        "email": f"rival{number}@example.org",
        "born_on": "1990-05-01",
        "language": "en",
        "once_key": f"9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1b{number:02}",
    }
