"""The room as Django sees it: after every migration the table of the shared cache is there."""

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    name = "basketweave.clinic.access"
    label = "access"

    def ready(self) -> None:
        post_migrate.connect(make_cache_table, sender=self, dispatch_uid="access.make_cache_table")


def make_cache_table(*, using: str, **_: Any) -> None:
    """Rate limits are counted in it, for all processes together."""
    call_command("createcachetable", database=using, verbosity=0)
