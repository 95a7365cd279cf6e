"""What a visitor asked for, and what was answered about their health."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField


class Request(models.Model):
    """A request for a free consultation: concerns and zones in patients' words, wishes, and the time that was taken."""

    class Channel(models.TextChoices):
        PAGE = "page", _("on the page")
        DESK = "desk", _("by the front desk")
        API = "api", _("by a machine")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.OneToOneField("people.Episode", on_delete=models.PROTECT, related_name="request")
    channel = models.CharField(max_length=6, choices=Channel)
    concerns = models.JSONField(default=list)  # ids of science.quantities.Concern
    zones = models.JSONField(default=list)  # ids of science.quantities.Zone
    history = SealedTextField(key="episode.patient.vault_key")
    wishes = SealedTextField(key="episode.patient.vault_key")
    asked_at = models.DateTimeField()
    consultation = models.OneToOneField(
        "diary.Holding", on_delete=models.PROTECT, null=True, blank=True, related_name="request"
    )
    version = models.PositiveIntegerField(default=1)

    door_patient = "episode__patient"
    door_site = "episode__site"

    def __str__(self) -> str:
        return str(self.asked_at)


class Screening(models.Model):
    """The questions about health, answered once as a whole: who answered, when, and what they were told. Never changed:
    another answer is another row, and the latest counts."""

    class Occasion(models.TextChoices):
        REQUEST = "request", _("with the request")
        BEFORE_SESSION = "before-session", _("before a session")
        SPECIALIST = "specialist", _("by a specialist")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="screenings")
    number = models.PositiveIntegerField()  # which one of this episode, so that one is always the latest
    occasion = models.CharField(max_length=14, choices=Occasion)
    for_session = models.UUIDField(null=True, blank=True)  # a session of `plan`, which comes after this room
    answers = SealedJSONField(key="episode.patient.vault_key")  # as science.protocol.screening.as_plain has them
    findings = SealedJSONField(key="episode.patient.vault_key")  # what the rules said of them at that moment
    questionnaire_version = models.CharField(max_length=20)
    is_unchanged = models.BooleanField(
        default=False
    )  # "nothing has changed" was said, and these are the answers before
    answered_by = models.ForeignKey(  # who wrote it down; empty when the patient did
        "people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField()

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        ordering = ["answered_at", "number"]
        indexes = [models.Index(fields=["for_session"], name="screening_for_a_session")]
        constraints = [
            models.UniqueConstraint(fields=["episode", "number"], name="screenings_are_counted"),
            models.CheckConstraint(
                condition=Q(occasion__in=["request", "before-session", "specialist"]), name="an_occasion_that_exists"
            ),
            models.CheckConstraint(
                condition=Q(for_session__isnull=True) | ~Q(occasion="request"), name="a_request_is_before_any_session"
            ),
            models.CheckConstraint(
                condition=~Q(occasion="specialist") | Q(answered_by__isnull=False), name="a_specialist_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return str(self.answered_at)


class Call(models.Model):
    """An answer could not wait: somebody calls the patient by then, and says what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="calls")
    screening = models.OneToOneField(Screening, on_delete=models.PROTECT, related_name="call")
    owner = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_before = models.CharField(max_length=20)  # what the episode goes back to: a value of people.Due
    due_day_before = models.DateField(null=True, blank=True)
    due_number_before = models.PositiveSmallIntegerField(null=True, blank=True)
    step_before = models.CharField(max_length=10)
    raised_at = models.DateTimeField()
    deadline = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = SealedTextField(key="episode.patient.vault_key")

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(done_at__isnull=True), name="one_call_at_a_time_is_owed"
            ),
            models.CheckConstraint(condition=Q(deadline__gt=F("raised_at")), name="a_call_has_time"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_call_is_made_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.deadline)
