"""A made-up record with sealed fields, as the rooms above have them."""

import uuid

from django.db import models

from basketweave.clinic.vault.fields import SealedJSONField, SealedTextField
from basketweave.clinic.vault.models import Key


class Diary(models.Model):  # noqa: DJ008
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vault_key = models.ForeignKey(Key, on_delete=models.PROTECT)
    mood = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "vault"


class Page(models.Model):  # noqa: DJ008
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    diary = models.ForeignKey(Diary, on_delete=models.CASCADE)
    words = SealedTextField(key="diary.vault_key", max_length=2000)
    aside = SealedTextField(key="diary.vault_key", blank=True)
    answers = SealedJSONField(key="diary.vault_key", null=True)
    findings = SealedJSONField(key="diary.vault_key")

    class Meta:
        app_label = "vault"
