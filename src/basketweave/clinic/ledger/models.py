"""Who did or read what: lines that are only ever added, and the seals over them."""

from django.db import models


class Line(models.Model):
    """One deed or one opening of a record. It holds ids, codes and role words; never a name, never a sentence."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    deed = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True)
    patient_id = models.UUIDField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["patient_id", "at"], name="ledger_line_of_patient"),
            models.Index(fields=["subject_id", "at"], name="ledger_line_of_subject"),
            models.Index(fields=["at"], name="ledger_line_at"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.at:%Y-%m-%d %H:%M} {self.actor_label}: {self.deed} {self.subject_kind}"


class Seal(models.Model):
    """A keyed hash over a batch of lines and over the seal before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seal {self.number} over {self.count} lines"


class SealedLine(models.Model):
    """Where a line lies under which seal, with the line's own keyed hash, so that a changed line can be named."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="ledger_one_line_a_position")]

    def __str__(self) -> str:
        return f"line {self.line_id} at {self.seal_id}.{self.position}"
