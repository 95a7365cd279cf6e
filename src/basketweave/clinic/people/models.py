"""Staff and the roles they hold, patients, their episodes, their private links and what they consented to."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.actor import Role
from basketweave.clinic.access.models import Secret
from basketweave.clinic.vault.fields import SealedTextField

ROLES = {
    Role.OWNER: _("owner"),
    Role.DIRECTOR: _("medical director"),
    Role.SPECIALIST: _("specialist"),
    Role.DESK: _("front desk"),
}


class Staff(models.Model):
    """Somebody who works here; `user` is how they sign in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField("access.User", on_delete=models.PROTECT, related_name="staff")
    name = models.CharField(_("name, as patients read it"), max_length=120)
    registration = models.CharField(_("professional registration"), max_length=80, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = "roles_held__site"

    class Meta:
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return self.name


class RoleHeld(models.Model):
    """A role of somebody, at one site or (with no site) at every site."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    site = models.ForeignKey("house.Site", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = "site"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "role", "site"],
                condition=Q(until__isnull=True, site__isnull=False),
                name="a_role_is_held_once_a_site",
            ),
            models.UniqueConstraint(
                fields=["staff", "role"],
                condition=Q(until__isnull=True, site__isnull=True),
                name="a_role_is_held_once_everywhere",
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="a_role_that_exists"),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def words(self) -> str:
        return str(ROLES[Role(self.role)])


class Patient(models.Model):
    """A person. Names are one field: they may have one part or five."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    called = models.CharField(_("what we may call you"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    vault_key = models.OneToOneField("vault.Key", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = ""
    door_site = "episodes__site"

    class Meta:
        indexes = [
            models.Index(fields=["name"], name="patient_by_name"),
            models.Index(Lower("email"), name="patient_by_email"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(name="", called="", email="", phone="", born_on__isnull=True),
                name="an_erased_patient_has_no_name",
            ),
            models.CheckConstraint(condition=Q(erased_at__isnull=False) | ~Q(name=""), name="a_patient_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_reachable_by_mail(self) -> bool:
        return bool(self.email) and self.erased_at is None


class Step(models.TextChoices):
    """Where an episode stands: the steps of care, in order."""

    CONSULT = "consult", _("Consult")
    EXAMINE = "examine", _("Examine")
    REFER = "refer", _("Refer")
    PLAN = "plan", _("Plan")
    TREAT = "treat", _("Treat")
    HEAL = "heal", _("Heal")
    REVIEW = "review", _("Review")
    DONE = "done", _("Done")


class Due(models.TextChoices):
    """What is due next, in words that the front desk may read."""

    CONSULTATION_TIME = "consultation-time", _("no time chosen yet")
    CONSULTATION = "consultation", _("consultation")
    EXAMINATION = "examination", _("examination")
    DECISION = "decision", _("decision")
    PLAN = "plan", _("course to plan")
    BOOKING = "booking", _("sessions to book")
    SESSION = "session", _("session")
    SIGNATURE = "signature", _("record to sign")
    CHECK_IN = "check-in", _("check-in")
    CALL = "call", _("needs a call")
    HELD = "held", _("series on hold")
    REVIEW = "review", _("review")
    NOTHING = "nothing", _("nothing")


class Episode(models.Model):
    """One person's way from request to done. Each action writes what is due, so that the board is one query."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="episodes")
    site = models.ForeignKey("house.Site", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=Step, default=Step.CONSULT)
    due = models.CharField(max_length=20, choices=Due, default=Due.CONSULTATION_TIME)
    due_day = models.DateField(null=True, blank=True)
    due_number = models.PositiveSmallIntegerField(null=True, blank=True)  # session 3, day 7
    is_urgent = models.BooleanField(default=False)  # a person is needed now
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = "patient"
    door_site = "site"

    class Meta:
        indexes = [
            models.Index(fields=["site", "step", "-is_urgent", "due_day"], name="episode_board_of_a_site"),
            models.Index(fields=["step", "-is_urgent", "due_day"], name="episode_board"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(step=Step.DONE, closed_at__isnull=False) | (~Q(step=Step.DONE) & Q(closed_at__isnull=True)),
                name="an_episode_is_closed_when_done",
            ),
            models.CheckConstraint(
                condition=Q(step=Step.DONE) | Q(due_day__isnull=False), name="an_open_episode_has_a_due_day"
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="a_step_that_exists"),
            models.CheckConstraint(condition=Q(due__in=Due.values), name="a_due_that_exists"),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}"


class PatientLink(Secret):
    """A private link to a patient's own pages: kept as a digest, expiring, renewable only to the address on file."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=40, default="pages")
    record_id = models.UUIDField(null=True, blank=True)  # the check-in, the request it leads to

    door_patient = "patient"
    door_site = "patient__episodes__site"

    def __str__(self) -> str:
        return self.purpose


class OneTimeCode(models.Model):
    """Six digits by mail, asked before history or photographs are shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.made_at)


class Consent(models.Model):
    """What was read and signed: the exact text, its hash, who signed and when. Never changed; withdrawn by a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="consents")
    consent_text = models.ForeignKey("house.ConsentText", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    signed_name = SealedTextField(key="episode.patient.vault_key")
    is_guardian = models.BooleanField(default=False)
    signed_at = models.DateTimeField()
    witnessed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    door_patient = "episode__patient"
    door_site = "episode__site"

    def __str__(self) -> str:
        return self.title


class ConsentWithdrawn(models.Model):
    """A patient took a consent back: obeyed at once."""

    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.at)
