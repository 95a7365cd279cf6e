"""What was done in a session: recorded zone by zone, signed, locked; corrected only by an addendum."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField


class Treatment(models.Model):
    """The record of one session. Once signed, the database lets nobody change it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.OneToOneField("plan.Session", on_delete=models.PROTECT, related_name="treatment")
    specialist = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    device = models.ForeignKey("house.Device", on_delete=models.PROTECT, related_name="+")
    lot = models.ForeignKey("house.Lot", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    consent = models.ForeignKey("people.Consent", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_numbed = models.BooleanField(null=True, blank=True)  # with a cream, or with none; empty while half-finished
    anaesthetic = SealedTextField(key="session.course.episode.patient.vault_key", default="", blank=True)
    touched = SealedJSONField(
        key="session.course.episode.patient.vault_key", default=list, blank=True
    )  # what touched the open channels, by what it is licensed for: values of science.quantities.OnTheSkin
    on_the_skin = SealedTextField(
        key="session.course.episode.patient.vault_key", default="", blank=True
    )  # product, lot and time of each
    stays_outside_rim = models.BooleanField(null=True, blank=True)  # said where a zone by the eyes was treated
    reaction = SealedTextField(key="session.course.episode.patient.vault_key", default="", blank=True)
    notes = SealedTextField(key="session.course.episode.patient.vault_key", default="", blank=True)
    left_out = SealedJSONField(
        key="session.course.episode.patient.vault_key", default=dict, blank=True
    )  # planned zones not treated: why
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True, editable=False)  # of all that was signed
    version = models.PositiveIntegerField(default=1)

    door_patient = "session__course__episode__patient"
    door_site = "session__course__episode__site"

    class Meta:
        ordering = ["begun_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, digest="")
                | Q(signed_at__isnull=False, signed_by__isnull=False, ended_at__isnull=False) & ~Q(digest=""),
                name="signed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
                name="a_treatment_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)

    def is_signed(self) -> bool:
        return self.signed_at is not None


class TreatedZone(models.Model):
    """What one zone was given."""

    class Endpoint(models.TextChoices):
        ERYTHEMA = "erythema", _("erythema")
        PINPOINT_BLEEDING = "pinpoint-bleeding", _("pinpoint bleeding")
        NOT_REACHED = "not-reached", _("endpoint not reached")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treatment = models.ForeignKey(Treatment, on_delete=models.PROTECT, related_name="zones")
    zone = models.CharField(max_length=30)
    needle_length_mm = models.DecimalField(max_digits=3, decimal_places=2)
    passes = models.PositiveSmallIntegerField(null=True, blank=True)  # empty while half-finished; signing asks for it
    endpoint = models.CharField(max_length=20, choices=Endpoint, blank=True)

    class Meta:
        ordering = ["zone"]
        constraints = [
            models.UniqueConstraint(fields=["treatment", "zone"], name="a_zone_once_a_treatment"),
            models.CheckConstraint(condition=Q(needle_length_mm__gt=0), name="treated_needles_have_length"),
            models.CheckConstraint(condition=Q(passes__isnull=True) | Q(passes__gt=0), name="treated_with_passes"),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.needle_length_mm} mm"


class Addendum(models.Model):
    """A correction of a signed record: added beside it, never in it. Only ever appended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    treatment = models.ForeignKey(Treatment, on_delete=models.PROTECT, related_name="addenda")
    words = SealedTextField(key="treatment.session.course.episode.patient.vault_key")
    added_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at"]

    def __str__(self) -> str:
        return str(self.added_at)
