"""What waits to be done: jobs, messages to go out, and the beats of the schedule."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from basketweave.clinic.vault.fields import SealedTextField
from basketweave.clinic.vault.models import Key

OPEN = models.Q(done_at=None, failed_at=None)
OUTSTANDING = models.Q(done_at=None, set_aside_at=None)


class ErrandQuerySet(models.QuerySet["Errand"]):
    def due(self, at: datetime) -> Self:
        """What a worker may take now: neither done, nor given up, nor in somebody's hands."""
        return self.filter(OPEN, next_try_at__lte=at)

    def outstanding(self) -> Self:
        """What has not happened and that nobody has set aside; what was given up is among it."""
        return self.filter(OUTSTANDING)


class Errand(models.Model):
    """Something that must happen once, from `due_at` on, however often a worker dies over it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    once_key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_try_at = models.DateTimeField()  # moved on by a lease and by a failure: nobody takes it before
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_by = models.UUIDField(null=True, blank=True)  # one taking, not one worker
    last_error = models.CharField(max_length=100, blank=True)  # the fault's class: its words may name a patient
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)  # given up
    set_aside_at = models.DateTimeField(null=True, blank=True)  # somebody saw that it was given up

    MOST_ATTEMPTS: ClassVar[int]
    objects = ErrandQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["next_try_at"], condition=OPEN, name="%(class)s_due"),
            models.Index(fields=["due_at"], condition=OUTSTANDING, name="%(class)s_outstanding"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at=None) | models.Q(failed_at=None), name="%(class)s_done_or_given_up"
            ),
            models.CheckConstraint(
                condition=models.Q(set_aside_at=None) | models.Q(failed_at__isnull=False),
                name="%(class)s_set_aside_when_given_up",
            ),
        ]


class Job(Errand):
    """A registered function to call, with nothing but ids, codes and numbers."""

    MOST_ATTEMPTS = 12  # some four hours

    name = models.CharField(max_length=100)
    params = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Message(Errand):
    """A mail in the outbox; whom it is for and what it says can be read only with the patient's key."""

    MOST_ATTEMPTS = 30  # a day: a mail server may be down overnight

    kind = models.CharField(max_length=60)
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="+")
    to = SealedTextField(key="key")
    subject = SealedTextField(key="key")
    body = SealedTextField(key="key")
    is_dropped = models.BooleanField(default=False)  # done without sending: its key is gone

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def sent_at(self) -> datetime | None:
        return None if self.is_dropped else self.done_at


class Beat(models.Model):
    """When something regular was last due and last done; the worker's own breath is one of them."""

    name = models.CharField(max_length=100, primary_key=True)
    last_due_at = models.DateTimeField(null=True, blank=True)
    last_done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
