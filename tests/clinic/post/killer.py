"""`python -m tests.clinic.post.killer KILLS WORKERS`: keeps workers alive and kills them one by one with -9.

It reads Django once and forks its workers, so that a death costs milliseconds; it never touches the database itself.
A worker says when it has taken an errand, and dies some milliseconds after one of its first: at work, on slow machines
too. The dice are thrown from a fixed seed. It prints the process id of each worker it killed.
"""

import os
import random
import select
import signal
import sys
import threading
import time
from dataclasses import dataclass
from datetime import timedelta

import django


@dataclass(frozen=True, kw_only=True)
class Victim:
    process_id: int
    says: int  # the end of a pipe: a byte for each errand it took


def main(kills: int, workers: int) -> None:
    django.setup()
    from django.conf import settings

    from basketweave.clinic.post import jobs, schedule
    from tests.clinic.post import errands

    settings.EMAIL_BACKEND = "basketweave.clinic.post.mail.FolderBackend"
    jobs.discover()
    schedule._known.clear()  # the clinic's own beats are not what is counted
    errands.register()
    dice, alive = random.Random(7), [start_worker() for _ in range(workers)]
    try:
        for _ in range(kills):
            victim = one_at_work(alive, dice)
            time.sleep(dice.uniform(0, 0.03))
            alive.remove(victim)
            sys.stdout.write(f"{kill(victim)}\n")
            alive.append(start_worker())
    finally:
        for victim in alive:
            kill(victim)


def start_worker() -> Victim:
    says, mouth = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        work_until_killed(mouth)
    os.close(mouth)
    return Victim(process_id=process_id, says=says)


def work_until_killed(mouth: int) -> None:
    from basketweave.clinic.post import leases
    from basketweave.clinic.post.work import run_worker

    take = leases.take

    def take_and_say(kind, lease):
        if taken := take(kind, lease):
            os.write(mouth, b".")
        return taken

    leases.take = take_and_say
    run_worker(stop=threading.Event(), pace=pace())
    os._exit(1)


def pace():
    from basketweave.clinic.post.work import Pace

    lease = timedelta(seconds=0.3)
    return Pace(pause=timedelta(seconds=0.01), job_lease=lease, message_lease=lease)


def one_at_work(alive: list[Victim], dice: random.Random) -> Victim:
    took = select.select([victim.says for victim in alive], [], [], 10)[0]
    if not took:
        raise SystemExit("No worker found anything to do.")
    chosen = dice.choice(took)
    os.read(chosen, 1)
    if dice.random() < 0.6:
        return one_at_work(alive, dice)  # this one lives a little longer: so that messages are interrupted too
    return next(victim for victim in alive if victim.says == chosen)


def kill(victim: Victim) -> int:
    os.kill(victim.process_id, signal.SIGKILL)
    _, status = os.waitpid(victim.process_id, 0)
    os.close(victim.says)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit(f"A worker ended by itself with status {status}.")
    return victim.process_id


if __name__ == "__main__":
    main(kills=int(sys.argv[1]), workers=int(sys.argv[2]))
