"""What the database itself keeps as it was: every recommendation, decision and letter."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards


class ReferConfig(AppConfig):
    name = "basketweave.clinic.refer"
    label = "refer"

    def ready(self) -> None:
        for table in ("refer_recommendation", "refer_decision", "refer_referralletter"):
            guards.register(guards.append_only(table))
