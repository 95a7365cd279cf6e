"""A file is noise in the storage, whole when read, unreadable once its key is destroyed."""

import stat

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from basketweave.clinic.ledger import guards
from basketweave.clinic.shell import clock
from basketweave.clinic.vault import erasures
from basketweave.clinic.vault.actions import destroy_key, make_key, remove_strays, store
from basketweave.clinic.vault.models import Key, StoredFile
from basketweave.clinic.vault.queries import Erased, Missing, Tampered, read
from basketweave.clinic.vault.storage import names_in_storage

pytestmark = pytest.mark.django_db(transaction=True)
PLAIN = b"a face, plain to see " * 500


@pytest.fixture
def stored(key):
    return store(key=key, kind="photograph", content_type="image/jpeg", content=PLAIN)


def lying(stored):
    with default_storage.open(stored.name) as file:
        return file.read()


def replaced(stored, content):
    default_storage.delete(stored.name)
    from django.core.files.base import ContentFile

    assert default_storage.save(stored.name, ContentFile(content)) == stored.name


def test_a_file_comes_back_as_it_was_given_in(stored):
    assert read(StoredFile.objects.get()) == PLAIN
    assert (stored.size, stored.kind, stored.content_type) == (len(PLAIN), "photograph", "image/jpeg")
    assert b"a face" not in lying(stored)
    assert str(stored.key_id).replace("-", "") not in stored.name
    assert stored.pk.hex not in stored.name.replace("/", "")


def test_a_file_is_taken_in_pieces(key):
    stored = store(key=key, kind="x", content_type="a/b", content=iter([b"one ", b"two"]))

    assert read(stored) == b"one two"


def test_a_large_and_an_empty_file_are_kept(key):
    for content in (b"", b"\xff" * 9_000_000):
        assert read(store(key=key, kind="x", content_type="a/b", content=content)) == content


@pytest.mark.parametrize("place", [0, 1, 20, -1])
def test_a_changed_file_is_detected(stored, place):
    changed = bytearray(lying(stored))
    changed[place] ^= 1
    replaced(stored, bytes(changed))

    with pytest.raises(Tampered):
        read(stored)


def test_a_file_cut_short_is_detected(stored):
    replaced(stored, lying(stored)[:-1])

    with pytest.raises(Tampered):
        read(stored)


def test_two_files_that_exchanged_their_places_are_detected(stored, key):
    other = store(key=key, kind="photograph", content_type="image/jpeg", content=b"another face")
    one, two = lying(stored), lying(other)
    replaced(stored, two)
    replaced(other, one)

    for each in (stored, other):
        with pytest.raises(Tampered):
            read(each)


def test_a_file_that_is_not_there_is_said_to_be_missing(stored):
    default_storage.delete(stored.name)

    with pytest.raises(Missing):
        read(stored)


def test_a_file_of_another_key_cannot_be_read(stored, by_hand):
    other = make_key()
    value = other.pk.hex
    by_hand(f"UPDATE vault_storedfile SET key_id = '{value}'")

    with pytest.raises(Tampered):
        read(StoredFile.objects.get())


def test_a_key_put_in_the_place_of_another_opens_nothing(stored, by_hand):
    other = make_key()
    mine, its = stored.key_id.hex, other.pk.hex
    by_hand(f"UPDATE vault_key SET wrapped = (SELECT wrapped FROM vault_key WHERE id = '{its}') WHERE id = '{mine}'")

    with pytest.raises(Tampered):
        read(stored)


def test_another_master_key_opens_nothing(stored, settings):
    settings.MASTER_KEY = "5b" * 32

    with pytest.raises(Tampered):
        read(stored)


def test_the_original_stays_untouched(stored):
    for deed in (lambda: StoredFile.objects.update(kind="other"), lambda: StoredFile.objects.all().delete()):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            deed()
        assert guards.broken(refusal.value) == "vault_storedfile_untouched"


def test_to_destroy_the_key_is_to_erase_all_that_it_opens(stored, key, own_home):
    at = clock.now()

    destroy_key(key, at)

    left = Key.objects.get()
    assert (left.wrapped, left.destroyed_at, left.is_destroyed) == (None, at, True)
    assert StoredFile.objects.get().sha256 == ""
    assert list(names_in_storage()) == []
    with pytest.raises(Erased):
        read(stored)  # even by a record that was fetched before
    with pytest.raises(Erased):
        store(key=key, kind="x", content_type="a/b", content=b"new")


def test_an_erasure_is_written_down_apart_from_the_database(stored, key):
    at = clock.now()
    destroy_key(key, at)
    destroy_key(key, timezone.now())

    assert erasures.told() == {key.pk: at.isoformat()}
    assert stat.S_IMODE(erasures.path().stat().st_mode) == 0o600


def test_an_erasure_that_is_rolled_back_leaves_everything(stored, key):
    with transaction.atomic():
        destroy_key(key, clock.now())
        transaction.set_rollback(True)

    assert read(stored) == PLAIN
    assert erasures.told() == {}


def test_an_erasure_that_a_crash_kept_from_being_written_down_is_caught_up(stored, key, monkeypatch):
    monkeypatch.setattr("basketweave.clinic.vault.actions.forget", lambda names: None)
    destroy_key(key, clock.now())
    assert erasures.told() == {}

    assert erasures.catch_up() == 1
    assert erasures.catch_up() == 0
    assert list(erasures.told()) == [key.pk]


def test_an_erased_patient_stays_erased(key):
    whole = bytes(Key.objects.get().wrapped)
    destroy_key(key, clock.now())

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Key.objects.update(wrapped=whole, destroyed_at=None)
    assert guards.broken(refusal.value) == "vault_key_frozen_once_destroyed_at"


@pytest.mark.parametrize("half", [{"wrapped": None}, {"destroyed_at": clock.now()}])
def test_a_key_is_whole_or_destroyed_and_never_half(key, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        Key.objects.update(**half)


def test_a_file_whose_row_is_refused_is_not_left_behind(key):
    with pytest.raises(IntegrityError), transaction.atomic():
        store(key=key, kind=None, content_type="a/b", content=b"plain")

    assert list(names_in_storage()) == []


def test_files_of_a_deed_that_was_rolled_back_are_taken_away_later(stored, key, clock_moved):
    with transaction.atomic():
        store(key=key, kind="x", content_type="a/b", content=b"never was")
        transaction.set_rollback(True)
    assert len(list(names_in_storage())) == 2
    assert remove_strays() == 0  # a deed that is still going on keeps its files

    clock_moved(hours=2)

    assert remove_strays() == 1
    assert list(names_in_storage()) == [stored.name]
    assert read(stored) == PLAIN


def test_a_file_that_outlived_its_key_is_taken_away_later(stored, key, monkeypatch, clock_moved):
    monkeypatch.setattr("basketweave.clinic.vault.actions.forget", lambda names: None)
    destroy_key(key, clock.now())
    clock_moved(hours=2)

    assert remove_strays() == 1
    assert list(names_in_storage()) == []


def test_there_is_nothing_to_take_away_from_a_clinic_without_files(own_home):
    assert remove_strays() == 0
