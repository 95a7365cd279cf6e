"""What the database itself keeps as it was: every decision."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards


class ReferConfig(AppConfig):
    name = "basketweave.clinic.refer"
    label = "refer"

    def ready(self) -> None:
        guards.register(guards.append_only("refer_decision"))
