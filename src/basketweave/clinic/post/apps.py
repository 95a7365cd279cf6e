"""The room as Django sees it."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "basketweave.clinic.post"

    def ready(self) -> None:
        from basketweave.clinic.post import sweep  # noqa: F401  (registers itself)
        from basketweave.clinic.post.actions import hold_back
        from basketweave.clinic.vault import erasures

        erasures.once_restored(hold_back)
