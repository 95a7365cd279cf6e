"""What a named specialist decided, and why."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedTextField


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
    choice = models.CharField(max_length=10, choices=Choice)
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
