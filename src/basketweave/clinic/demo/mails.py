"""The mails that this demo clinic has sent, as they lie in its folder."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

LARGEST = 200_000  # bytes; ours are of two or three thousand
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of a mail; with a path where they are an address of ours."""

    words: str
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Mail:
    id: str
    sent_at: datetime
    to: str
    subject: str
    pieces: Sequence[Piece]


def mails(*, to: str = "") -> list[Mail]:
    """Newest first; all of them, or those to one address."""
    found = [mail for mail in _read_all(Path(settings.HOME) / "mail") if to in ("", mail.to)]
    return sorted(found, key=lambda mail: (mail.sent_at, mail.id), reverse=True)


def _read_all(folder: Path) -> Iterator[Mail]:
    """Plain files only, of a size that a mail has: whatever else lies there is none of ours."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            is_mail = entry.name.endswith(".eml") and not entry.name.startswith(".")
            if is_mail and entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST:
                with suppress(LookupError, ValueError):  # no mail after all, whatever its name says
                    yield _read(Path(entry.path))


def _read(file: Path) -> Mail:
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    sent = message["date"].datetime if message["date"] else None
    body = message.get_body(preferencelist=("plain",))
    return Mail(
        id=file.stem,
        sent_at=(sent or datetime.fromtimestamp(file.stat().st_mtime, UTC)).astimezone(UTC),
        to=str(message["to"] or ""),
        subject=str(message["subject"] or ""),
        pieces=tuple(pieces(body.get_content() if body else "")),
    )


def pieces(text: str) -> Iterator[Piece]:
    """Addresses become paths of this very server, whichever port it had when the mail was written."""
    end = 0
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:!?)")
        yield Piece(words=text[end : found.start()])
        yield Piece(words=address, path=_path(address))
        end = found.start() + len(address)
    yield Piece(words=text[end:].rstrip())


def _path(address: str) -> str:
    """Two slashes at its beginning would name another host."""
    try:
        parts = urlsplit(address)
    except ValueError:  # no address after all
        return ""
    return "/" + parts.path.lstrip("/\\") + (f"?{parts.query}" if parts.query else "")
