"""Sent by six at once, a new consent text is published once, and nobody sees a fault."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.house.actions import publish_consent_text
from basketweave.clinic.house.models import ConsentText

pytestmark = pytest.mark.django_db(transaction=True)
RIVALS = 6


def test_one_text_stands(clock):
    publish("The first text.")
    barrier, faults = Barrier(RIVALS), []

    def rival():
        barrier.wait()
        try:
            publish("The second text.")
        except Exception as fault:  # whatever it is, the test tells it
            faults.append(fault)
        finally:
            connections.close_all()

    rivals = [Thread(target=rival) for _ in range(RIVALS)]
    for each in rivals:
        each.start()
    for each in rivals:
        each.join()

    assert faults == []
    assert list(ConsentText.objects.order_by("text").values_list("text", flat=True)) == [
        "The first text.",
        "The second text.",
    ]
    assert ConsentText.objects.filter(replaced_at__isnull=True).count() == 1


def publish(text):
    publish_consent_text(language="en", title="Consent", text=text, by=Actor.job("test"))
