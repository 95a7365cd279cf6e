"""The room as Django sees it, and what the database refuses for it."""

from django.apps import AppConfig
from django.core.signals import request_finished, request_started


class HouseConfig(AppConfig):
    name = "basketweave.clinic.house"
    label = "house"

    def ready(self) -> None:
        from basketweave.clinic.house import guideline
        from basketweave.clinic.ledger import guards

        changed = "OLD.title <> NEW.title OR OLD.text <> NEW.text OR OLD.digest <> NEW.digest"
        guards.register(
            guards.refusing("house_consenttext_stays", "house_consenttext", {"UPDATE": changed, "DELETE": ""})
        )
        kept = ("edition", "name", "because", "changed_by_id", "stands_behind", "changed_at")
        changed = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in kept)
        changed += " OR CAST(OLD.value AS TEXT) IS DISTINCT FROM CAST(NEW.value AS TEXT) OR OLD.replaced_at IS NOT NULL"
        guards.register(guards.refusing("house_ownnumber_stays", "house_ownnumber", {"UPDATE": changed, "DELETE": ""}))
        request_started.connect(guideline.begin_request, dispatch_uid="house.guideline")
        request_finished.connect(guideline.end_request, dispatch_uid="house.guideline")
