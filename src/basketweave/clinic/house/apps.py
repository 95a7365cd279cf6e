"""The room as Django sees it, and what the database refuses for it."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "basketweave.clinic.house"
    label = "house"

    def ready(self) -> None:
        from basketweave.clinic.ledger import guards

        changed = "OLD.title <> NEW.title OR OLD.text <> NEW.text OR OLD.digest <> NEW.digest"
        guards.register(
            guards.refusing("house_consenttext_stays", "house_consenttext", {"UPDATE": changed, "DELETE": ""})
        )
