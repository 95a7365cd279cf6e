"""Thirty-two write at once while the ledger is sealed: nothing is lost, nothing is skipped, nobody is refused."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connections, transaction

from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.ledger.models import Line, SealedLine
from basketweave.clinic.ledger.queries import verify
from basketweave.clinic.shell import clock

from .conftest import Somebody

WRITERS = 32


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_no_line_is_skipped_by_a_seal(at_full_length):
    deeds_each = 200 if at_full_length else 6
    done = threading.Event()
    start = threading.Barrier(WRITERS)

    def write(number):
        start.wait()
        try:
            for turn in range(deeds_each):
                with transaction.atomic():
                    record(Somebody(id=uuid4()), "opened", writer=number, turn=turn)
                    time.sleep(0.002 * (number % 3))  # numbers are given out in one order and committed in another
        finally:
            connections.close_all()

    def go_on_sealing():
        try:
            while not done.is_set():
                seal(clock.now())
                time.sleep(0.01)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS + 1) as people:
        sealer = people.submit(go_on_sealing)
        writers = [people.submit(write, number) for number in range(WRITERS)]
        try:
            for each in writers:
                each.result(timeout=300)
        finally:
            done.set()
        sealer.result(timeout=60)
    while seal(clock.now()):
        pass

    told = {(line.details["writer"], line.details["turn"]) for line in Line.objects.all()}
    assert told == {(number, turn) for number in range(WRITERS) for turn in range(deeds_each)}
    assert Line.objects.count() == SealedLine.objects.count() == WRITERS * deeds_each
    verdict = verify()
    assert verdict.is_whole, verdict.faults
    assert verdict.seals > 1


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_chain(at_full_length):
    for number in range(100):
        record(Somebody(), "opened", number=number)
    start = threading.Barrier(4)

    def seal_once():
        start.wait()
        try:
            return seal(clock.now())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as people:
        made = [each.result(timeout=60) for each in [people.submit(seal_once) for _ in range(4)]]

    assert sum(one is not None for one in made) == 1
    assert verify().is_whole
