"""What can be asked of the vault: a file, as it was given in, and whether two words are the same."""

import hashlib

from django.core.files.storage import default_storage

from basketweave.clinic.vault import seals
from basketweave.clinic.vault.models import Key, StoredFile
from basketweave.clinic.vault.seals import Erased, Missing, Tampered

__all__ = ["Erased", "Missing", "Tampered", "fingerprint", "read"]


def read(stored_file: StoredFile) -> bytes:
    """The plain file, its hash checked. The key is asked anew each time: an erasure is obeyed at once."""
    secret = seals.opened(Key.objects.get(pk=stored_file.key_id))
    try:
        with default_storage.open(stored_file.name) as file:
            sealed = file.read()
    except FileNotFoundError:
        raise Missing from None
    plain = seals.decrypt(secret, sealed, bound_to=f"vault.storedfile|{stored_file.pk}")
    if hashlib.sha256(plain).hexdigest() != stored_file.sha256:
        raise Tampered
    return plain


def fingerprint(key: Key, words: str, *, purpose: str) -> str:
    """For what must be found to be the same and not be read: it tells nothing once the patient's key is destroyed."""
    return seals.fingerprint(seals.opened(key), words.encode(), bound_to=f"{purpose}|{key.pk}")
