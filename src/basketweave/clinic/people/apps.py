"""The room as Django sees it: what the database refuses for it, and whom it still lets in."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "basketweave.clinic.people"
    label = "people"

    def ready(self) -> None:
        from basketweave.clinic.access.middleware import ask_whether_welcome
        from basketweave.clinic.ledger import guards
        from basketweave.clinic.people.patients import forget_again
        from basketweave.clinic.people.queries import is_still_welcome
        from basketweave.clinic.vault import erasures

        guards.register(guards.append_only("people_consent"))
        guards.register(guards.append_only("people_consentwithdrawn"))
        ask_whether_welcome(is_still_welcome)
        erasures.once_restored(forget_again)
