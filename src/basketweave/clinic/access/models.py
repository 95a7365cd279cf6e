"""Who may sign in, the tokens of machines, and what every private link is."""

import hashlib
import secrets
import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody of the clinic's staff who can sign in. What they may do stands in `people`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_an_address")]

    def __str__(self) -> str:
        return self.name


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret. Secrets are random and long, so one round is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Secret(models.Model):
    """Something a bearer shows: kept only as a digest, expiring, revocable."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at


class ApiToken(Secret):
    """Lets a machine act for one member of staff."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class OnceKey(models.Model):
    """A form or call that was already carried out, and what came of it: the second time changes nothing."""

    key = models.CharField(max_length=64)
    deed = models.CharField(max_length=60)
    asked = models.CharField(max_length=64, default="")  # a keyed digest of what was asked with it
    record_id = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deed", "key"], name="each_deed_once")]

    def __str__(self) -> str:
        return self.deed
