"""Second factors at rest: allauth would keep their secrets in plain text."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter

from basketweave.clinic.vault import seals

BOUND_TO = "access.second_factor"


class SealedSecrets(DefaultMFAAdapter):
    """The secrets of one-time passwords and recovery codes, sealed with the master key."""

    def encrypt(self, text: str) -> str:
        return b64encode(seals.encrypt(seals.master_key(), text.encode(), bound_to=BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return seals.decrypt(seals.master_key(), b64decode(encrypted_text), bound_to=BOUND_TO).decode()
