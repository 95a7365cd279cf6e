"""AES-256-GCM, one way for files, words and keys: a version byte, a random nonce, the ciphertext."""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from basketweave.clinic.vault.models import Key

VERSION = b"\x01"
NONCE_BYTES = 12


class Erased(Exception):
    """The patient's key was destroyed: nobody can read this any more."""


class Tampered(Exception):
    """What was stored is not what comes back: changed, cut, or moved from another place."""


class Missing(Exception):
    """The storage does not have the file."""


def new_key(key_id: object) -> bytes:
    """A fresh key, wrapped by the master key and bound to its row."""
    return encrypt(master_key(), AESGCM.generate_key(bit_length=256), bound_to=f"vault.key|{key_id}")


def opened(key: Key) -> bytes:
    if key.wrapped is None:
        raise Erased
    return decrypt(master_key(), bytes(key.wrapped), bound_to=f"vault.key|{key.pk}")


def encrypt(secret: bytes, plain: bytes, *, bound_to: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(secret).encrypt(nonce, plain, bound_to.encode())


def decrypt(secret: bytes, sealed: bytes, *, bound_to: str) -> bytes:
    if sealed[:1] != VERSION or len(sealed) < 1 + NONCE_BYTES + 16:
        raise Tampered
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(secret).decrypt(nonce, ciphertext, bound_to.encode())
    except InvalidTag:
        raise Tampered from None


def fingerprint(secret: bytes, plain: bytes, *, bound_to: str) -> str:
    """Says whether two are the same, as long as the key is there: without it nobody can confirm a guess."""
    mine = hmac.digest(secret, f"fingerprint|{bound_to}".encode(), hashlib.sha256)
    return hmac.new(mine, plain, hashlib.sha256).hexdigest()


def master_key() -> bytes:
    return bytes.fromhex(settings.MASTER_KEY)
