"""`python -m tests.clinic.post.killer KILLS WORKERS`: keeps workers alive and kills them one by one with -9.

It reads Django once and forks its workers, so that a death costs milliseconds; it never touches the database itself.
Its random delays come from a fixed seed. It prints the process id of each worker it killed.
"""

import os
import random
import signal
import sys
import threading
import time
from datetime import timedelta

import django


def main(kills: int, workers: int) -> None:
    django.setup()
    from django.conf import settings

    from basketweave.clinic.post import jobs, schedule
    from tests.clinic.post import errands

    settings.EMAIL_BACKEND = "basketweave.clinic.post.mail.FolderBackend"
    jobs.discover()
    schedule._known.clear()  # the clinic's own beats are not what is counted
    errands.register()
    delays, alive = random.Random(7), [start_worker() for _ in range(workers)]
    try:
        for _ in range(kills):
            time.sleep(delays.uniform(0.02, 0.1))
            alive.append(start_worker())
            sys.stdout.write(f"{kill(alive.pop(0))}\n")
    finally:
        for process_id in alive:
            kill(process_id)


def start_worker() -> int:
    process_id = os.fork()
    if process_id == 0:
        from basketweave.clinic.post.work import run_worker

        run_worker(stop=threading.Event(), pace=pace())
        os._exit(1)  # it was to work until killed
    return process_id


def pace():
    from basketweave.clinic.post.work import Pace

    lease = timedelta(seconds=0.3)
    return Pace(pause=timedelta(seconds=0.01), job_lease=lease, message_lease=lease)


def kill(process_id: int) -> int:
    os.kill(process_id, signal.SIGKILL)
    _, status = os.waitpid(process_id, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit(f"A worker ended by itself with status {status}.")
    return process_id


if __name__ == "__main__":
    main(kills=int(sys.argv[1]), workers=int(sys.argv[2]))
