"""Before and after, and what a named specialist made of it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedTextField


class Review(models.Model):
    class Outcome(models.TextChoices):
        GO_ON = "go-on", _("go on")
        CHANGE = "change", _("change the course")
        STOP = "stop", _("stop")
        DONE = "done", _("done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey("plan.Course", on_delete=models.PROTECT, related_name="reviews")
    before = models.ForeignKey("examine.Examination", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("examine.Examination", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = SealedTextField(key="course.episode.patient.vault_key")
    reviewed_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    door_patient = "course__episode__patient"
    door_site = "course__episode__site"

    class Meta:
        ordering = ["reviewed_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="before_is_not_after"),
            models.UniqueConstraint(fields=["after"], name="an_examination_is_reviewed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}"
