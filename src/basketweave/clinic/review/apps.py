"""The room, and what the database refuses in it."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards


class ReviewConfig(AppConfig):
    name = "basketweave.clinic.review"
    label = "review"

    def ready(self) -> None:
        guards.register(guards.append_only("review_review"))
