"""Check-ins after a treatment, and the tasks that worrying answers raise."""

import uuid

from django.db import models
from django.db.models import F, Q

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField


class CheckIn(models.Model):
    """How it is going some days after, answered by private link; with no day it is "something is wrong"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treatment = models.ForeignKey("treat.Treatment", on_delete=models.PROTECT, related_name="check_ins")
    day_after = models.PositiveSmallIntegerField(null=True, blank=True)
    due_day = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answers = SealedJSONField(key="treatment.session.course.episode.patient.vault_key")
    words = SealedTextField(key="treatment.session.course.episode.patient.vault_key")
    findings = SealedJSONField(key="treatment.session.course.episode.patient.vault_key")
    is_worrying = models.BooleanField(default=False)
    taken_by = models.ForeignKey(  # who wrote the answers down, where the patient told them on the telephone
        "people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    door_patient = "treatment__session__course__episode__patient"
    door_site = "treatment__session__course__episode__site"

    class Meta:
        ordering = ["due_day"]
        constraints = [
            models.UniqueConstraint(fields=["treatment", "day_after"], name="each_day_is_asked_once"),
            models.CheckConstraint(
                condition=Q(is_worrying=False) | Q(answered_at__isnull=False), name="only_answers_are_worrying"
            ),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True) | Q(answered_at__isnull=False), name="only_answers_are_taken_down"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day_after}"


class Task(models.Model):
    """Somebody has to look after this, by then; else the next one has to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    check_in = models.OneToOneField(CheckIn, on_delete=models.PROTECT, related_name="task")
    owner = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    escalates_to = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField()
    deadline = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    has_reopened = models.BooleanField(default=False)  # the episode was closed: it closes again once this is done
    outcome = SealedTextField(key="check_in.treatment.session.course.episode.patient.vault_key")

    door_patient = "check_in__treatment__session__course__episode__patient"
    door_site = "check_in__treatment__session__course__episode__site"

    class Meta:
        ordering = ["deadline"]
        constraints = [
            models.CheckConstraint(condition=Q(deadline__gt=F("raised_at")), name="a_task_has_time"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.deadline)
