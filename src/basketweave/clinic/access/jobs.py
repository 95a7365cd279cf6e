"""What the ledger and the vault cannot ask of the post by themselves, because they lie below it."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.clock import now
from basketweave.clinic.ledger import actions as ledger
from basketweave.clinic.post.jobs import Worker
from basketweave.clinic.post.schedule import every
from basketweave.clinic.vault import actions as vault


@every(timedelta(minutes=1), name="ledger:seal")
def seal(params: dict[str, Any], by: Worker) -> None:
    ledger.seal(now())


@every(timedelta(days=1), name="vault:remove-strays")
def remove_strays(params: dict[str, Any], by: Worker) -> None:
    vault.remove_strays()
