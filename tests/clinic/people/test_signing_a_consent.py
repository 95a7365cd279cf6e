"""A consent keeps the exact words, their hash, who signed and when; it is never changed, only taken back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.actions import publish_consent_text
from basketweave.clinic.house.models import ConsentText
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import actions, queries
from basketweave.clinic.people.models import Consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(db, clock):
    return publish_consent_text(language="en", title="Consent", text="You can say no.", by=Actor.job("test"))


@pytest.fixture
def sign(episode, text, mira, as_staff):
    def signed(**what):
        told = {"digest_shown": text.digest, "signed_name": "Ana Maria de Souza", "by": as_staff(mira)}
        return actions.sign_consent(episode=episode, text=text, **{**told, **what})

    return signed


def test_the_words_their_hash_and_the_name_are_kept(sign, episode, mira):
    consent = Consent.objects.get(pk=sign(witnessed_by=mira).pk)

    assert (consent.title, consent.text) == ("Consent", "You can say no.")
    assert consent.digest == ConsentText.digest_of(consent.title, consent.text)
    assert (consent.signed_name, consent.witnessed_by) == ("Ana Maria de Souza", mira)
    assert queries.consent_of(episode) == consent


def test_the_name_lies_sealed_in_the_database(sign):
    sign()

    [(kept,)] = Consent.objects.values_list("signed_name")
    assert b"Ana" not in bytes(kept)


def test_a_text_that_changed_meanwhile_is_not_signed(sign, text, episode):
    publish_consent_text(language="en", title="Consent", text="You can always say no.", by=Actor.job("test"))

    with pytest.raises(actions.TextChanged):
        sign()
    assert queries.consent_of(episode) is None


def test_a_hash_that_was_not_shown_is_not_signed(sign):
    with pytest.raises(actions.TextChanged):
        sign(digest_shown="0" * 64)


def test_a_text_changed_behind_our_back_is_refused_by_the_database(text):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentText.objects.update(text="Sign away everything.")


@pytest.mark.parametrize("change", [{"text": "other"}, {"signed_at": "2020-01-01T00:00Z"}, {"digest": "0" * 64}])
def test_what_was_signed_is_never_changed(sign, change):
    sign()

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.update(**change)


def test_what_was_signed_is_never_removed(sign):
    sign()

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.all().delete()


def test_a_minor_does_not_sign_alone(sign, ana):
    ana.born_on = date(2008, 3, 3)  # eighteen tomorrow
    ana.save()

    with pytest.raises(actions.GuardianNeeded):
        sign()
    assert sign(is_guardian=True, signed_name="Maria de Souza").is_guardian


def test_on_the_birthday_one_signs(sign, ana):
    ana.born_on = date(2008, 3, 2)
    ana.save()

    assert sign()


def test_taken_back_it_stands_no_more_and_the_row_stays(sign, episode, mira, as_staff):
    consent = sign()

    for _ in range(2):
        actions.withdraw_consent(consent=consent, by=as_staff(mira))

    assert queries.consent_of(episode) is None
    assert Consent.objects.count() == 1
    assert Line.objects.filter(deed="withdrew consent").count() == 1
    assert sign() == queries.consent_of(episode)


def test_taken_back_no_earlier_signature_stands_either(sign, episode, mira, as_staff):
    sign()
    consent = sign()

    actions.withdraw_consent(consent=consent, by=as_staff(mira))

    assert queries.consent_of(episode) is None


def test_the_patient_takes_it_back_by_their_link_and_nobody_elses(sign, ana, omar, as_staff):
    consent = sign()

    for stranger in (Actor.patient(omar.pk, is_verified=True), Actor.visitor(), as_staff(omar)):
        with pytest.raises(PermissionRefused):
            actions.withdraw_consent(consent=consent, by=stranger)
    assert actions.withdraw_consent(consent=consent, by=Actor.patient(ana.pk, is_verified=False))


@pytest.mark.parametrize("name", ["", "   "])
def test_nobody_signs_without_a_name(sign, name):
    with pytest.raises(actions.NotSigned):
        sign(signed_name=name)
