"""What can be asked about those who sign in."""

from django.db.models import QuerySet

from basketweave.clinic.access.models import ApiToken, User


def is_address_taken(email: str) -> bool:
    return User.objects.filter(email__iexact=email.strip()).exists()


def is_anybody_here() -> bool:
    return User.objects.exists()


def tokens_of(user: User) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(user=user, revoked_at__isnull=True).order_by("made_at")
