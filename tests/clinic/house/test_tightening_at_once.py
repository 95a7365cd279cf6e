"""Changed by six at once, the guideline has one edition after another, and nobody sees a fault."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from basketweave.clinic.access.actor import actor_of
from basketweave.clinic.house import actions
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import OwnNumber
from basketweave.science.protocol.guideline_file import published

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("shortest_gap", "wait_after_peel", "wait_after_toxin", "adult_age", "shortest_gap", "shortest_gap")


@pytest.fixture(params=[False, True], ids=["an empty house", "a house with a number of its own"])
def is_begun(request):
    return request.param


def test_one_edition_follows_another(dr_vega, is_begun):
    vega = actor_of(dr_vega.user)
    if is_begun:
        actions.tighten(name="aftercare_sun", value=42, because="A sunny town.", by=vega)
    barrier, refused, faults = Barrier(len(NAMES)), [], []

    def rival(number, name):
        barrier.wait()
        try:
            highest = published().count(name) + 1 + number % 5
            actions.tighten(name=name, value=highest, because=f"Reason {number}.", by=vega)
        except actions.ChangedMeanwhile as no:
            refused.append(no)
        except Exception as fault:  # whatever it is, the test tells it
            faults.append(fault)
        finally:
            connections.close_all()

    rivals = [Thread(target=rival, args=each) for each in enumerate(NAMES)]
    for each in rivals:
        each.start()
    for each in rivals:
        each.join()

    rows = list(OwnNumber.objects.order_by("edition"))
    standing = [row.name for row in rows if row.replaced_at is None]
    assert faults == []
    assert len(rows) + len(refused) == len(NAMES) + is_begun
    assert [row.edition for row in rows] == list(range(1, len(rows) + 1))
    assert len(standing) == len(set(standing))
    assert guideline().version == f"{published().version}+{len(rows)}"
