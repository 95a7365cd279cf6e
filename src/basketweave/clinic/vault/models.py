"""The keys, one a patient, and the files that they open."""

import uuid

from django.db import models
from django.db.models import Q


class Key(models.Model):
    """A patient's key, wrapped by the master key. To destroy it is to erase all that it opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="vault_key_is_whole_or_destroyed",
            )
        ]

    def __str__(self) -> str:
        return f"key {self.id}"

    @property
    def is_destroyed(self) -> bool:
        return self.destroyed_at is not None


class StoredFile(models.Model):
    """One file at rest: encrypted in the storage under a name that says nothing, described here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    content_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)  # of the plain file; wiped with its key
    stored_at = models.DateTimeField()
    derived_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="derived", editable=False
    )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
