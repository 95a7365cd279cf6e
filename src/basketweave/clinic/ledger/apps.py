"""The ledger's place in Django: after every migration, every room's guards are put back."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "basketweave.clinic.ledger"
    label = "ledger"

    def ready(self) -> None:
        from basketweave.clinic.ledger import guards

        for table in ("ledger_line", "ledger_seal", "ledger_sealedline"):
            guards.register(guards.append_only(table))
        post_migrate.connect(install_guards, sender=self, dispatch_uid="ledger.install_guards")


def install_guards(*, using: str, **_: Any) -> None:
    """Django rebuilds tables on SQLite and loses their triggers silently, so they are put back each time."""
    from basketweave.clinic.ledger import guards

    guards.install(connections[using])
    if gone := guards.missing(connections[using]):
        raise guards.GuardsMissing(gone)
