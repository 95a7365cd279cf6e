"""What the diary leaves to the worker."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.diary.actions import release
from basketweave.clinic.diary.queries import held_for_erased
from basketweave.clinic.post.jobs import Worker
from basketweave.clinic.post.schedule import every


@every(timedelta(minutes=5), name="diary:release_erased")
def release_erased(params: dict[str, Any], by: Worker) -> None:
    """Frees what is still held for patients who have been erased."""
    for holding in held_for_erased(now()):
        release(holding=holding, by=Actor.job("diary:release_erased"))
