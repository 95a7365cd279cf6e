"""A course and its sessions, each in its window."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedTextField


class Course(models.Model):
    """The whole treatment: zones, device, needle lengths, how many sessions, how far apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="courses")
    decision = models.ForeignKey("refer.Decision", on_delete=models.PROTECT, related_name="courses")
    specialist = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    device = models.ForeignKey("house.Device", on_delete=models.PROTECT, related_name="+")
    session_count = models.PositiveSmallIntegerField()
    first_day = models.DateField()  # the earliest day of the first session
    few_sessions_because = SealedTextField(key="episode.patient.vault_key", default="")  # the answer to a question
    guideline_version = models.CharField(max_length=40)  # "2026.1", or "2026.1+" and the clinic's own edition
    planned_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        ordering = ["planned_at"]
        constraints = [
            models.CheckConstraint(condition=Q(session_count__gte=1, session_count__lte=6), name="one_to_six_sessions"),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(ended_at__isnull=True), name="one_open_course_an_episode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_count}"


class CourseZone(models.Model):
    """A zone of the course, with the needle length planned for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="zones")
    zone = models.CharField(max_length=30)
    needle_length_mm = models.DecimalField(max_digits=3, decimal_places=2)

    class Meta:
        ordering = ["zone"]
        constraints = [
            models.UniqueConstraint(fields=["course", "zone"], name="a_zone_once_a_course"),
            models.CheckConstraint(condition=Q(needle_length_mm__gt=0), name="planned_needles_have_length"),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.needle_length_mm} mm"


class AgreedBy(models.TextChoices):
    """No patient's day is changed without their yes; this is how it came."""

    PATIENT_BY_LINK = "patient-by-link", _("the patient said yes by their link")
    DESK_ON_THE_PHONE = "desk-on-the-phone", _("the patient said yes on the phone or at the desk")


class SessionQuerySet(models.QuerySet["Session"]):
    def standing(self) -> "SessionQuerySet":
        return self.filter(cancelled_at__isnull=True)

    def booked(self) -> "SessionQuerySet":
        return self.standing().filter(holding__isnull=False, treated_on__isnull=True)

    def treated(self) -> "SessionQuerySet":
        return self.filter(treated_on__isnull=False)

    def still_to_come(self) -> "SessionQuerySet":
        return self.standing().filter(treated_on__isnull=True)


class Session(models.Model):
    """One appointment of a course: its window, the diary's holding once booked, the day once treated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    window_from = models.DateField()
    window_ideal = models.DateField()
    window_to = models.DateField()
    holding = models.OneToOneField(
        "diary.Holding", on_delete=models.PROTECT, null=True, blank=True, related_name="session"
    )
    treated_on = models.DateField(null=True, blank=True)
    treated_zones = models.JSONField(default=list, blank=True)  # what was in truth needled: the waiting counts from it
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = "course__episode__patient"
    door_site = "course__episode__site"

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="sessions_are_numbered"),
            models.CheckConstraint(condition=Q(number__gte=1), name="sessions_count_from_one"),
            models.CheckConstraint(
                condition=Q(window_from__lte=F("window_ideal"), window_ideal__lte=F("window_to")),
                name="windows_are_not_turned_round",
            ),
            models.CheckConstraint(
                condition=Q(treated_on__isnull=True) | Q(cancelled_at__isnull=True),
                name="a_treated_session_is_not_cancelled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def day(self) -> date | None:
        """The day that the windows after it are counted from: of the treatment, else of the booking."""
        return self.treated_on or (self.holding.day if self.holding else None)

    @property
    def is_booked(self) -> bool:
        return self.holding_id is not None and self.treated_on is None and self.cancelled_at is None

    @property
    def is_to_book(self) -> bool:
        return self.holding_id is None and self.treated_on is None and self.cancelled_at is None

    @property
    def is_outside_its_window(self) -> bool:
        return self.day is not None and not self.window_from <= self.day <= self.window_to
