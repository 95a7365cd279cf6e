"""What a visitor asked for."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault.fields import SealedTextField


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
