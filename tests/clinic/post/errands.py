"""What is worked on while workers are killed: each job writes a line, a second job and a mail, and dawdles between."""

import time
from uuid import UUID, uuid4

from basketweave.clinic.ledger.actions import record
from basketweave.clinic.post.actions import enqueue, send
from basketweave.clinic.post.jobs import job

BODY = "Your cheek heals well. " * 40


def register() -> None:
    @job("test:treat")
    def treat(params, by):
        record(by, "test treated")
        dawdle()
        enqueue("test:follow", after=by.id)
        write_to_ana(UUID(params["key"]))

    @job("test:follow")
    def follow(params, by):
        record(by, "test followed", subject_kind="post.job", subject_id=UUID(params["after"]))
        dawdle()


def dawdle() -> None:
    """Most deaths should come in the middle of a job, on fast machines too."""
    time.sleep(0.015)


def write_to_ana(key_id: UUID) -> None:
    """Each call is a message of its own, so that one call too many shows."""
    from basketweave.clinic.vault.models import Key

    key = Key.objects.get(pk=key_id)
    send(kind="test", key=key, to="ana@example.org", subject="For Ana", body=BODY, once_key=f"test:{uuid4()}")
