"""Mail out of the outbox: one message id for ever, whichever way it goes."""

import os
import re
from collections.abc import Iterable, Sequence
from email.utils import format_datetime, parseaddr
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import make_msgid

from basketweave.clinic.post.models import Message
from basketweave.clinic.shell.clock import now


class NotAccepted(Exception):
    """The mail backend took nothing and did not say why."""


def deliver(message: Message) -> None:
    """Hands the mail to the backend; a repetition carries the same Message-ID."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {"Message-ID": f"<{message.id}@{domain}>", "Date": format_datetime(now())}
    if not EmailMessage(message.subject, message.body, to=[message.to], headers=headers).send():
        raise NotAccepted


class FolderBackend(BaseEmailBackend):
    """Each mail a file in HOME/mail, named by its message id: a second delivery finds the first and doubles nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.HOME) / "mail"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for mail in email_messages:
            _keep(folder, mail)
        return len(email_messages)


def forget(message_ids: Iterable[UUID]) -> None:
    """Takes these mails out of the folder, where they lie open."""
    for message_id in message_ids:
        (Path(settings.HOME) / "mail" / f"{message_id}.eml").unlink(missing_ok=True)


def _keep(folder: Path, mail: EmailMessage) -> None:
    message_id = mail.extra_headers.setdefault("Message-ID", make_msgid(domain="localhost"))
    name = re.sub(r"[^A-Za-z0-9.-]", "_", message_id.strip("<>").partition("@")[0])
    file, draft = folder / f"{name}.eml", folder / f".{name}.draft"
    if file.exists():
        return
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:  # noqa: PTH123
        out.write(mail.message().as_bytes())
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
