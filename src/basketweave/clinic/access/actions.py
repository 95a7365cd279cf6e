"""What can be done about those who sign in, and about tokens: made by whom they act for, shown once, revoked."""

from datetime import timedelta

from django.db import transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, may_everywhere, require
from basketweave.clinic.access.models import ApiToken, User, digest, new_secret
from basketweave.clinic.ledger.actions import record

A_YEAR = timedelta(days=365)


@transaction.atomic
def make_token(*, user: User, name: str, lasts: timedelta = A_YEAR, by: Actor) -> tuple[ApiToken, str]:
    """A token and its secret, which nobody can show again: only its digest is kept."""
    if by.kind != Kind.JOB and not _is_same(by, user):
        raise PermissionRefused(Need.MANAGE)  # a token acts as that person: nobody makes one for somebody else
    secret = new_secret()
    moment = now()
    token = ApiToken.objects.create(
        user=user, name=name, digest=digest(secret), made_at=moment, expires_at=moment + min(lasts, A_YEAR)
    )
    record(by, "made token", token)
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor) -> ApiToken:
    """The token opens nothing any more."""
    if not (_is_same(by, token.user) or may_everywhere(by, Need.MANAGE)):
        raise PermissionRefused(Need.MANAGE)
    if token.revoked_at is None:
        token.revoked_at = now()
        token.save(update_fields=["revoked_at"])
        record(by, "revoked token", token)
    return token


def _is_same(by: Actor, user: User) -> bool:
    return by.kind == Kind.STAFF and by.id == user.pk


def make_user(*, email: str, name: str, password: str | None, by: Actor) -> User:
    """Somebody who can sign in; without a password, once they have chosen one."""
    require(by, Need.MANAGE)
    return User.objects.create_user(email.strip(), password, name=name, joined_at=now())


def close_user(*, user: User, by: Actor) -> User:
    """They cannot sign in any more, and their tokens open nothing."""
    require(by, Need.MANAGE)
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.api_tokens.filter(revoked_at__isnull=True).update(revoked_at=now())
    return user
