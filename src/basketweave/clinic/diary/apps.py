"""The room as Django sees it, and what the database refuses for it."""

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    name = "basketweave.clinic.diary"
    label = "diary"

    def ready(self) -> None:
        from basketweave.clinic.diary.guard import guards
        from basketweave.clinic.ledger.guards import register

        for guard in guards():
            register(guard)
