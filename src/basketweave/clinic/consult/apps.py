"""The room, and what the database refuses in it."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards


class ConsultConfig(AppConfig):
    name = "basketweave.clinic.consult"
    label = "consult"

    def ready(self) -> None:
        guards.register(guards.append_only("consult_screening"))
        guards.register(guards.frozen_once("consult_call", "done_at"))
