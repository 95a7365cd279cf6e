"""The list of destroyed keys, kept apart from backups: a restore reads it, so that who was erased stays erased."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from basketweave.clinic.ledger import outside
from basketweave.clinic.vault.models import Key

_followers: list[Callable[[list[UUID]], None]] = []


def once_restored(follow: Callable[[list[UUID]], None]) -> None:
    """From a room's AppConfig.ready(): what a restore has to put right there, such as the names of patients whose keys
    it destroys again. It is called once, within a transaction, with the ids of those keys (there may be none)."""
    if follow not in _followers:
        _followers.append(follow)


def followers() -> tuple[Callable[[list[UUID]], None], ...]:
    return tuple(_followers)


def path() -> Path:
    return Path(settings.HOME) / "erasures.log"


def told() -> dict[UUID, str]:
    """Each key's id with the moment it was destroyed."""
    if not path().exists():
        return {}
    pairs = (line.split(" ") for line in path().read_text("ascii").splitlines() if line)
    return {UUID(key_id): at for key_id, at in pairs}


def catch_up() -> int:
    """Writes down every destroyed key that the list does not have yet (a crash can come between); says how many."""
    known = told()
    new = [key for key in Key.objects.filter(destroyed_at__isnull=False) if key.pk not in known]
    outside.append(path(), "".join(f"{key.pk} {key.destroyed_at.isoformat()}\n" for key in new if key.destroyed_at))
    return len(new)
