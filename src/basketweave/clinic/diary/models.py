"""Holdings: a specialist, a room or a device taken for a time. The database refuses that one is held twice."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class HoldingQuerySet(models.QuerySet["Holding"]):
    def standing(self) -> "HoldingQuerySet":
        return self.filter(cancelled_at__isnull=True)

    def overlapping(self, starts_at: object, ends_at: object) -> "HoldingQuerySet":
        return self.standing().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class Holding(models.Model):
    """The one guarded table, for consultations, sessions and absences. Wall time and zone are kept, UTC is derived."""

    class Purpose(models.TextChoices):
        CONSULTATION = "consultation", _("consultation")
        SESSION = "session", _("session")
        REVIEW = "review", _("review")
        ABSENCE = "absence", _("absence")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey("house.Site", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose)
    specialist = models.ForeignKey(
        "people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    room = models.ForeignKey("house.Room", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    device = models.ForeignKey("house.Device", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    episode = models.ForeignKey(
        "people.Episode", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    day = models.DateField(_("day"))
    wall_time = models.TimeField(_("time"))
    zone = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = "episode__patient"
    door_site = "site"

    objects = HoldingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["site", "starts_at"], name="holding_of_a_site"),
            models.Index(fields=["specialist", "starts_at"], name="holding_of_a_specialist"),
            models.Index(fields=["room", "starts_at"], name="holding_of_a_room"),
            models.Index(fields=["device", "starts_at"], name="holding_of_a_device"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="a_holding_starts_before_it_ends"),
            models.CheckConstraint(
                condition=Q(specialist__isnull=False) | Q(room__isnull=False) | Q(device__isnull=False),
                name="a_holding_holds_something",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=1440), name="a_holding_lasts_minutes_not_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.day} {self.wall_time:%H:%M}"
