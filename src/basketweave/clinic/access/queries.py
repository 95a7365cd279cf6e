"""What can be asked about those who sign in."""

from uuid import UUID

from django.db.models import QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import Refused
from basketweave.clinic.access.models import ApiToken, User


def is_address_taken(email: str) -> bool:
    return User.objects.filter(email__iexact=email.strip()).exists()


def is_anybody_here() -> bool:
    return User.objects.exists()


def user_of(actor: Actor) -> User:
    """Whoever has signed in and acts."""
    return User.objects.get(pk=str(actor.id))


def tokens_of(user: User) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(user=user, revoked_at__isnull=True).order_by("made_at")


def token_for(actor: Actor, token_id: UUID) -> ApiToken:
    """One of the actor's own tokens, or 404."""
    mine = ApiToken.objects.select_related("user").filter(pk=token_id)
    found = mine.filter(user=actor.id).first() if actor.id else None
    if found is None:
        raise Refused
    return found
