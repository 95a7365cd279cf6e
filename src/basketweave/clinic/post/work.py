"""The worker: takes what is due, one by one, until it is told to stop."""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction

from basketweave.clinic.post import jobs, leases, mail, schedule
from basketweave.clinic.post.deadline import deadline
from basketweave.clinic.post.models import Beat, Errand, Job, Message
from basketweave.clinic.shell.clock import now

log = logging.getLogger(__name__)
WORKER = "worker"  # the beat that is the worker's own breath


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How long is waited for what."""

    pause: timedelta = timedelta(seconds=1)  # when nothing is due
    breath: timedelta = timedelta(seconds=10)
    job_lease: timedelta = timedelta(minutes=1)  # bridges the moment between taking a job and its transaction
    message_lease: timedelta = timedelta(minutes=5)  # outlasts a mail server that answers each step at the last moment
    longest_job: timedelta = timedelta(seconds=15)  # on SQLite it holds the only pen; writers wait 20 s for it


def run_worker(*, stop: threading.Event, settle: bool = False, pace: Pace | None = None) -> int:
    """Works until `stop` is set, or with `settle` until nothing is due; says how many errands it took in hand."""
    pace = pace or Pace()
    jobs.discover()
    taken, breathed_at = 0, None
    while not stop.is_set():
        began = now()
        try:
            breathed_at = _breathe(breathed_at, pace)
            schedule.enqueue_due(now())
            did = _do_a_job(pace)
            if not stop.is_set():
                did += _send_a_message(pace)
        except (DatabaseError, InterfaceError) as fault:
            if settle:
                raise
            log.warning("the worker waits for the database", exc_info=fault)
            did = 0
        taken += did
        if not did:
            if settle:
                break
            close_old_connections()  # a database that was restarted is found again
            stop.wait(pace.pause.total_seconds())
        elif not settle and connection.vendor == "sqlite":
            stop.wait((now() - began).total_seconds())  # the one pen lies free half the time, for those who wait
    return taken


def _breathe(breathed_at: datetime | None, pace: Pace) -> datetime:
    moment = now()
    if breathed_at is not None and moment - breathed_at < pace.breath:
        return breathed_at
    Beat.objects.update_or_create(name=WORKER, defaults={"last_done_at": moment})
    return moment


def _do_a_job(pace: Pace) -> int:
    job = leases.take(Job, pace.job_lease)
    if job is None:
        return 0
    try:
        with transaction.atomic():  # what the job writes and that it is done: both or neither
            if leases.hold(job):
                with deadline(pace.longest_job):
                    jobs.named(job.name)(job.params, jobs.Worker(id=job.id, label=f"job {job.name}"))
                if job.name in schedule.scheduled():
                    Beat.objects.filter(name=job.name).update(last_done_at=now())
                leases.done(job)
    except Exception as fault:  # whatever a job raises: the worker goes on with the next
        _report(job, fault)
    return 1


def _send_a_message(pace: Pace) -> int:
    message = leases.take(Message, pace.message_lease)
    if message is None:
        return 0
    if message.key.destroyed_at:
        leases.done(message, is_dropped=True)  # erased: nobody can read it any more, and nobody should get it
        return 1
    try:
        mail.deliver(message)  # outside any transaction: a slow mail server holds up nobody
    except Exception as fault:  # whatever a mail server says: once more later
        _report(message, fault)
    else:
        leases.done(message)
    return 1


def _report(errand: Errand, fault: Exception) -> None:
    """Notes the failure in the row by the fault's class, in the log by its place: its words may name a patient."""
    leases.failed(errand, fault)
    facts = {"errand": str(errand), "attempts": errand.attempts}
    log.warning("an errand failed", extra={"facts": facts}, exc_info=fault)  # shell.logs keeps class and places only
