"""Machines at the door: a bearer token, which acts with the roles of the person who made it."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from basketweave.clinic.access.actor import actor_of_token
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.models import ApiToken, digest


class BearerToken(HttpBearer):
    """Lets a request in that shows a good token, and says who acts."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = ApiToken.objects.select_related("user").filter(digest=digest(token)).first()
        if found is None or not found.is_good(now()) or not found.user.is_active:
            return None
        request.actor = actor_of_token(found)  # type: ignore[attr-defined]
        return found
