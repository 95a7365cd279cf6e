"""What the vault does: it makes keys, stores files under them, and destroys keys."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from basketweave.clinic.shell import clock
from basketweave.clinic.vault import erasures, seals
from basketweave.clinic.vault.models import Key, StoredFile
from basketweave.clinic.vault.storage import names_in_storage, remove


def make_key() -> Key:
    key_id = uuid.uuid4()
    return Key.objects.create(id=key_id, wrapped=seals.new_key(key_id))


def store(
    *,
    key: Key,
    kind: str,
    content_type: str,
    content: bytes | Iterable[bytes],
    derived_from: StoredFile | None = None,
) -> StoredFile:
    """Encrypts and keeps a file. Where the caller's transaction is rolled back later, `remove_strays` takes it away."""
    plain = content if isinstance(content, bytes) else b"".join(content)
    secret = seals.opened(Key.objects.get(pk=key.pk))  # asked anew: it may have been destroyed meanwhile
    file_id, opaque = uuid.uuid4(), uuid.uuid4().hex
    sealed = seals.encrypt(secret, plain, bound_to=f"vault.storedfile|{file_id}")
    name = default_storage.save(f"{opaque[:2]}/{opaque[2:]}", ContentFile(sealed))
    try:
        with transaction.atomic():
            return StoredFile.objects.create(
                id=file_id,
                key=key,
                name=name,
                kind=kind,
                content_type=content_type,
                size=len(plain),
                sha256=hashlib.sha256(plain).hexdigest(),
                stored_at=clock.now(),
                derived_from=derived_from,
            )
    except BaseException:
        remove(name)
        raise


@transaction.atomic
def destroy_key(key: Key, at: datetime) -> None:
    """Erases all that the key opens: words and files stay as noise, the ledger stays whole."""
    key = Key.objects.select_for_update().get(pk=key.pk)
    if key.is_destroyed:
        return
    Key.objects.filter(pk=key.pk).update(wrapped=None, destroyed_at=at)
    names = list(key.files.values_list("name", flat=True))
    key.files.update(sha256="")  # a hash can confirm a picture that somebody has
    transaction.on_commit(lambda: forget(names))


def forget(names: Iterable[str]) -> None:
    erasures.catch_up()
    for name in names:
        remove(name)


def remove_strays(*, older_than: timedelta = timedelta(hours=1)) -> int:
    """Takes away files that no row knows (a rolled-back deed) or that nobody can open; says how many."""
    known = set(StoredFile.objects.filter(key__destroyed_at__isnull=True).values_list("name", flat=True))
    limit = clock.now() - older_than
    strays = [
        name for name in names_in_storage() if name not in known and default_storage.get_modified_time(name) < limit
    ]
    for name in strays:
        remove(name)
    return len(strays)
