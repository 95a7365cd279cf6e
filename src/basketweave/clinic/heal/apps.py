"""The room, and what the database refuses in it."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards


class HealConfig(AppConfig):
    name = "basketweave.clinic.heal"
    label = "heal"

    def ready(self) -> None:
        guards.register(guards.frozen_once("heal_checkin", "answered_at"))
        guards.register(guards.frozen_once("heal_task", "done_at"))
