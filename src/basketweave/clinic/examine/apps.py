"""What the database itself keeps as it was: a finished examination with all that belongs to it."""

from django.apps import AppConfig

from basketweave.clinic.ledger import guards

CHILDREN = ("examine_grade", "examine_notgraded", "examine_photograph")


class ExamineConfig(AppConfig):
    name = "basketweave.clinic.examine"
    label = "examine"

    def ready(self) -> None:
        guards.register(guards.frozen_once("examine_examination", "finished_at"))
        for child in CHILDREN:
            guards.register(guards.frozen_children(child, "examine_examination", "examination_id", "finished_at"))
