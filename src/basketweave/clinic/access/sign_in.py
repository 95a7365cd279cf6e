"""How staff come in: allauth, with nobody signing up by themselves, and its mails through our own outbox."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from basketweave.clinic.access.models import User
from basketweave.clinic.post.actions import send


class ClinicAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names here: the address is the name."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox: the worker sends it, once, and the alarm tells when it did not go out."""
        mail = self.render_mail(template_prefix, email, context)
        write_to_staff(email=email, subject=mail.subject, body=str(mail.body))


def write_to_staff(*, email: str, subject: str, body: str) -> None:
    """A mail to somebody of the house, sealed like a patient's until it has gone out."""
    send(kind="staff", key=None, to=email, subject=subject, body=body, once_key=f"staff/{uuid.uuid4()}")


def choose_password_address(user: User) -> str:
    """Where this person, and nobody else, can choose a password: good once, and for three days."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.PUBLIC_ADDRESS}{path}"
