"""What the specialist saw: phototype, appearance, grades on named scales, and photographs."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField


class Examination(models.Model):
    """One look at one patient. Half-finished until it is finished; then it stands."""

    class Purpose(models.TextChoices):
        FIRST = "first", _("first examination")
        REVIEW = "review", _("examination for the review")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="examinations")
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.FIRST)
    specialist = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    phototype = models.PositiveSmallIntegerField(_("phototype"), null=True, blank=True)
    appearance = SealedJSONField(key="episode.patient.vault_key", default=dict)  # as appearance.as_plain has it
    notes = SealedTextField(key="episode.patient.vault_key")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        ordering = ["begun_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(phototype__isnull=True) | Q(phototype__gte=1, phototype__lte=6), name="phototype_one_to_six"
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(phototype__isnull=False), name="finished_with_a_phototype"
            ),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(finished_at__isnull=True), name="one_open_examination_an_episode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}"


class Grade(models.Model):
    """A score on a named scale at its version; by zone, or for the whole (zone empty). Never converted.

    A value with the items that it adds up from, where the scale has any; or a label, where digits mislead.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="grades")
    concern = models.CharField(max_length=20, blank=True)
    scale = models.CharField(max_length=60)
    scale_version = models.CharField(max_length=20)
    zone = models.CharField(max_length=30, blank=True)
    value = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    label = models.CharField(max_length=40, blank=True)
    parts = SealedJSONField(key="examination.episode.patient.vault_key", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["examination", "scale", "zone"], name="a_zone_is_graded_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, value__gte=0, label="")
                | (Q(value__isnull=True, parts__isnull=True) & ~Q(label="")),
                name="a_grade_is_a_value_or_a_label",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scale} {self.label or self.value}"


class NotGraded(models.Model):
    """Why a concern that was asked about has no grade: said, not left blank."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="not_graded")
    concern = models.CharField(max_length=20)
    because = SealedTextField(key="examination.episode.patient.vault_key")

    class Meta:
        verbose_name_plural = "not graded"
        constraints = [models.UniqueConstraint(fields=["examination", "concern"], name="one_reason_a_concern")]

    def __str__(self) -> str:
        return self.concern


class Photograph(models.Model):
    """The original untouched and the cleaned upright copy that is shown; both encrypted in the vault."""

    class View(models.TextChoices):
        FRONT = "front", _("from the front")
        LEFT = "left", _("from the left")
        RIGHT = "right", _("from the right")
        CLOSE = "close", _("close")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="photographs")
    view = models.CharField(max_length=8, choices=View, default=View.FRONT)
    original = models.OneToOneField("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    shown = models.OneToOneField("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()

    door_patient = "examination__episode__patient"
    door_site = "examination__episode__site"

    class Meta:
        ordering = ["added_at"]

    def __str__(self) -> str:
        return f"{self.get_view_display()}"


class EarlierNeedling(models.Model):
    """A needling elsewhere, as told: the waiting counts from it too, unless it was taken back as a mistake."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="earlier_needlings")
    zones = models.JSONField(default=list)
    day = models.DateField()
    told_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    door_patient = "patient"
    door_site = "patient__episodes__site"

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return str(self.day)
