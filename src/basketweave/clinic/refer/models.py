"""What was proposed, what a named specialist decided and why, and the letters that lead elsewhere."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField


class Recommendation(models.Model):
    """The ordered options as they stood when somebody decided: word for word, whatever the knowledge says later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    examination = models.ForeignKey("examine.Examination", on_delete=models.PROTECT, related_name="recommendations")
    options = SealedJSONField(key="examination.episode.patient.vault_key")
    digest = models.CharField(max_length=64, editable=False)  # of what was on the page, by the patient's key
    was_shown = models.BooleanField()  # a machine may decide without having looked
    guideline_version = models.CharField(max_length=40)
    kept_at = models.DateTimeField()

    door_patient = "examination__episode__patient"
    door_site = "examination__episode__site"

    class Meta:
        ordering = ["kept_at"]

    def __str__(self) -> str:
        return str(self.kept_at)


class Decision(models.Model):
    """The system proposes, a named specialist decides; a later decision replaces an earlier one, both are kept."""

    class Choice(models.TextChoices):
        NEEDLING = "needling", _("a course of microneedling")
        ELSEWHERE = "elsewhere", _("something else works better: refer")
        WAIT = "wait", _("wait, then look again")
        NOTHING = "nothing", _("no treatment")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey("people.Episode", on_delete=models.PROTECT, related_name="decisions")
    examination = models.ForeignKey("examine.Examination", on_delete=models.PROTECT, related_name="decisions")
    recommendation = models.OneToOneField(Recommendation, on_delete=models.PROTECT, related_name="decision")
    choice = models.CharField(max_length=10, choices=Choice)
    treatments = SealedJSONField(key="episode.patient.vault_key", default=list)  # ids of the options that were chosen
    words = SealedTextField(key="episode.patient.vault_key")
    look_again_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    door_patient = "episode__patient"
    door_site = "episode__site"

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(choice="wait", look_again_on__isnull=False)
                | (~models.Q(choice="wait") & models.Q(look_again_on__isnull=True)),
                name="waiting_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_choice_display()}"


class ReferralLetter(models.Model):
    """A letter to whoever does it better: names the receiver, what was found, and why. Written once, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="letters")
    receiver = SealedTextField(key="decision.episode.patient.vault_key")
    words = SealedTextField(key="decision.episode.patient.vault_key", default="", blank=True)
    file = models.OneToOneField("vault.StoredFile", on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    door_patient = "decision__episode__patient"
    door_site = "decision__episode__site"

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return str(self.written_at)
