"""A course and its sessions, each in its window; what somebody let pass, and what holds a series."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField
from basketweave.science.protocol.findings import Finding, MayPass


class Course(models.Model):
    """The whole treatment: zones, device, needle lengths, how many sessions, how far apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="courses")
    decision = models.ForeignKey("refer.Decision", on_delete=models.PROTECT, related_name="courses")
    specialist = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    device = models.ForeignKey("house.Device", on_delete=models.PROTECT, related_name="+")
    session_count = models.PositiveSmallIntegerField()
    first_day = models.DateField()  # the earliest day of the first session
    stays_outside_rim = models.BooleanField(null=True, blank=True)  # said where a zone by the eyes is planned
    guideline_version = models.CharField(max_length=40)  # "2026.1", or "2026.1+" and the clinic's own edition
    planned_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    weighed_at = models.DateTimeField()  # until when answers about health have been held against the sessions to come
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


class Override(models.Model):
    """One finding that somebody who may has let pass, or answered: for one decision or one session, with words and an
    end. It covers that rule and code, with what was shown (zones, length, day); worse is asked anew."""

    class AllowedAs(models.TextChoices):
        SPECIALIST = "specialist", _("as a specialist")
        MEDICAL_DIRECTOR = "medical-director", _("as the medical director")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="overrides")
    decision = models.ForeignKey(
        "refer.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="overrides"
    )
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="overrides")
    about = models.CharField(max_length=64)  # rule and code by the patient's key: their names tell of health
    finding = SealedJSONField(key="episode.patient.vault_key")  # exactly as it was shown
    words = SealedTextField(key="episode.patient.vault_key")
    allowed_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    allowed_as = models.CharField(max_length=20, choices=AllowedAs)
    allowed_at = models.DateTimeField()
    allowed_on = models.DateField()  # by the site's calendar
    ends_on = models.DateField()  # the last day it covers
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        ordering = ["allowed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False, session__isnull=True)
                | Q(decision__isnull=True, session__isnull=False),
                name="allowed_for_a_decision_or_a_session",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("allowed_on")), name="allowed_before_it_ends"),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="taken_back_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(allowed_as__in=["specialist", "medical-director"]), name="allowed_by_who_may"
            ),
            models.UniqueConstraint(
                fields=["decision", "about"],
                condition=Q(taken_back_at__isnull=True, decision__isnull=False),
                name="allowed_once_a_decision",
            ),
            models.UniqueConstraint(
                fields=["session", "about"],
                condition=Q(taken_back_at__isnull=True, session__isnull=False),
                name="allowed_once_a_session",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ends_on)

    @property
    def shown(self) -> Finding | None:
        """The finding as it was shown; nothing, once the patient was erased."""
        return Finding.from_dict(self.finding) if isinstance(self.finding, dict) else None

    @property
    def is_answer(self) -> bool:
        """A question was answered; nothing that a rule refuses was let pass."""
        return self.shown is not None and not self.shown.refuses

    def is_over(self, day: date) -> bool:
        return self.taken_back_at is not None or day > self.ends_on

    def covers(self, finding: Finding, day: date) -> bool:
        shown = self.shown
        return (
            shown is not None
            and not self.is_over(day)
            and finding.may_pass is not MayPass.NOBODY
            and (finding.may_pass is not MayPass.MEDICAL_DIRECTOR or self.allowed_as == MayPass.MEDICAL_DIRECTOR.value)
            and (finding.rule, finding.code) == (shown.rule, shown.code)
            and _is_no_worse(finding, shown)
        )


class SeriesHold(models.Model):
    """A changed answer keeps the rest of a series from being booked and held, until a later answer or a specialist
    lets it go on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="holds")
    findings = SealedJSONField(key="course.episode.patient.vault_key")  # what was found then, as it was shown
    screening = models.ForeignKey("consult.Screening", on_delete=models.PROTECT, related_name="+")
    held_at = models.DateTimeField()
    was_due = models.CharField(max_length=20)  # what the episode waited for until then, and waits for afterwards
    was_due_day = models.DateField(null=True, blank=True)
    was_due_number = models.PositiveSmallIntegerField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_with = models.ForeignKey(
        "consult.Screening", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = SealedTextField(key="course.episode.patient.vault_key", default="")

    door_patient = "course__episode__patient"
    door_site = "course__episode__site"

    class Meta:
        ordering = ["held_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["course"], condition=Q(released_at__isnull=True), name="a_series_is_held_once"
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True, released_with__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False, released_with__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=True, released_with__isnull=False),
                name="released_by_somebody_or_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.held_at)

    @property
    def because(self) -> tuple[Finding, ...]:
        """The findings as they were shown; none, once the patient was erased."""
        found = self.findings
        return tuple(Finding.from_dict(each) for each in found) if isinstance(found, list) else ()


def _is_no_worse(finding: Finding, shown: Finding) -> bool:
    """No other zone or number of sessions, no longer needle and no later day than what somebody looked at."""
    zones, seen = finding.parameters.get("zones"), shown.parameters.get("zones")
    if isinstance(zones, list) and isinstance(seen, list) and not set(zones) <= set(seen):
        return False
    if finding.parameters.get("session_count") != shown.parameters.get("session_count"):
        return False
    length, seen_length = finding.parameters.get("length_mm"), shown.parameters.get("length_mm")
    if isinstance(length, float | int) and isinstance(seen_length, float | int) and length > seen_length:
        return False
    return finding.not_before is None or (shown.not_before is not None and finding.not_before <= shown.not_before)
