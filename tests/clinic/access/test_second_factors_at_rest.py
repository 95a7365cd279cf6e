"""Whoever steals the database cannot make one-time passwords."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from basketweave.clinic.vault.queries import Tampered


@pytest.mark.django_db
def test_the_secret_is_sealed_and_still_works(dr_lind):
    secret = generate_totp_secret()

    TOTP.activate(dr_lind.user, secret)

    kept = Authenticator.objects.get(user=dr_lind.user)
    assert secret not in str(kept.data)
    assert get_adapter().decrypt(kept.data["secret"]) == secret


def test_a_secret_sealed_by_another_master_key_is_refused(settings):
    sealed = get_adapter().encrypt("secret")

    settings.MASTER_KEY = "ab" * 32

    with pytest.raises(Tampered):
        get_adapter().decrypt(sealed)
