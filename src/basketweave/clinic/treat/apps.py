"""What the database itself keeps as it was: a signed treatment with its zones, and every addendum."""

from django.apps import AppConfig


class TreatConfig(AppConfig):
    name = "basketweave.clinic.treat"
    label = "treat"

    def ready(self) -> None:
        from basketweave.clinic.ledger import guards

        guards.register(guards.frozen_once("treat_treatment", "signed_at"))
        guards.register(guards.frozen_children("treat_treatedzone", "treat_treatment", "treatment_id", "signed_at"))
        guards.register(guards.append_only("treat_addendum"))
