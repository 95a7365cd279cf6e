"""Workers are killed with -9 in the middle of their work, fifty times: nothing is lost and nothing doubled."""

import subprocess
import sys
import threading
import time
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from basketweave.clinic.ledger.models import Line
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.models import Errand, Job, Message
from basketweave.clinic.post.work import run_worker
from basketweave.clinic.shell.clock import now
from tests.clinic.post import errands
from tests.clinic.post.killer import pace

TREATMENTS, MESSAGES, KILLS = 120, 60, 50
INTERRUPTED = 15  # deaths at the least that must have come over something in hand; some 30 do


@pytest.mark.django_db(transaction=True)
def test_fifty_deaths_lose_nothing_and_double_nothing(anas_key, settings, child_environment):
    settings.EMAIL_BACKEND = "basketweave.clinic.post.mail.FolderBackend"
    errands.register()
    treatments = {enqueue("test:treat", key=anas_key.pk).id for _ in range(TREATMENTS)}
    for _ in range(MESSAGES):
        errands.write_to_ana(anas_key.pk)

    killed = killed_workers(child_environment)
    work_off_the_rest()

    assert len(set(killed)) == KILLS
    assert taken_again(Job) + taken_again(Message) >= INTERRUPTED
    treated = list(Line.objects.filter(deed="test treated").values_list("actor_id", flat=True))
    followed = list(Line.objects.filter(deed="test followed").values_list("subject_id", flat=True))
    assert len(treated) == len(followed) == TREATMENTS
    assert set(treated) == set(followed) == treatments
    assert Job.objects.count() == 2 * TREATMENTS
    assert Message.objects.filter(done_at__isnull=False, is_dropped=False).count() == TREATMENTS + MESSAGES
    assert mails_kept(Path(settings.HOME)) == {str(message.id): errands.BODY for message in Message.objects.all()}
    assert set(Job.objects.values_list("last_error", flat=True)) == {""}
    assert set(Message.objects.values_list("last_error", flat=True)) == {""}


def killed_workers(environment: dict[str, str]) -> list[int]:
    """Runs the killer to its end and gives the process ids of the dead."""
    command = [sys.executable, "-m", "tests.clinic.post.killer", str(KILLS), "2"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return [int(line) for line in ran.stdout.split()]


def work_off_the_rest() -> None:
    """One more worker, until the last dead worker's lease is over and nothing is open any more."""
    give_up_at = now().timestamp() + 60
    while Job.objects.outstanding().exists() or Message.objects.outstanding().exists():
        assert now().timestamp() < give_up_at, "something stays open for ever"
        run_worker(stop=threading.Event(), settle=True, pace=pace())
        time.sleep(0.02)


def taken_again(kind: type[Errand]) -> int:
    """How often an errand was taken up from a dead worker: nothing fails here, so every further attempt is a death."""
    return sum(attempts - 1 for attempts in kind.objects.values_list("attempts", flat=True))


def mails_kept(home: Path) -> dict[str, str]:
    """What each mail in the folder says, by message id; a half-written draft would fail here."""
    files = [file for file in (home / "mail").iterdir() if message_of(file)["Subject"] == "For Ana"]
    return {file.stem: message_of(file).get_content().strip() + " " for file in files}


def message_of(file: Path):
    return message_from_bytes(file.read_bytes(), policy=policy.default)
