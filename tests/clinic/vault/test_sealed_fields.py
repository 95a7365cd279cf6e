"""Words about a patient are noise in the database, plain in Python, bound to their place, gone with the key."""

import copy
import pickle

import pytest
from django.apps import apps
from django.core.exceptions import FieldError, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.forms import modelform_factory

from basketweave.clinic.shell import clock
from basketweave.clinic.vault.actions import destroy_key, make_key
from basketweave.clinic.vault.fields import ERASED, SealedTextField
from basketweave.clinic.vault.models import Key
from basketweave.clinic.vault.queries import Erased, Tampered, fingerprint

WORDS = "Spots I have now; è così – 痕"


@pytest.fixture
def kinds(transactional_db):
    """The made-up records and their tables, for this test alone: Django knows them before and forgets them after."""
    from tests.clinic.vault.models import Diary, Page

    apps.all_models["vault"] |= {"diary": Diary, "page": Page}
    apps.clear_cache()
    with connection.schema_editor() as editor:
        editor.create_model(Diary)
        editor.create_model(Page)
    yield Diary, Page
    with connection.schema_editor() as editor:
        editor.delete_model(Page)
        editor.delete_model(Diary)
    forget("diary", "page")


def forget(*names):
    for name in names:
        del apps.all_models["vault"][name]
    apps.clear_cache()


@pytest.fixture
def ana_s_diary(kinds):
    return kinds[0].objects.create(vault_key=make_key())


@pytest.fixture
def page(kinds, ana_s_diary):
    return kinds[1].objects.create(diary=ana_s_diary, words=WORDS, answers={"pain": 3, "zones": ["nose"]}, findings=[])


def raw(page, column="words"):
    with connection.cursor() as cursor:
        pk = page.pk.hex if connection.vendor == "sqlite" else page.pk
        cursor.execute(f"SELECT {column} FROM vault_page WHERE id = %s", [pk])
        return bytes(cursor.fetchone()[0])


def again(page):
    return type(page).objects.get(pk=page.pk)


def test_words_come_back_as_they_were_written(page):
    read = again(page)

    assert (read.words, read.answers, read.aside, read.findings) == (WORDS, {"pain": 3, "zones": ["nose"]}, "", [])
    assert page.words == WORDS


def test_the_database_holds_noise(page):
    assert WORDS.encode() not in raw(page)
    assert b"pain" not in raw(page, "answers")
    twin = type(page).objects.create(diary=page.diary, words=WORDS, findings=[])
    assert raw(twin)[13:] != raw(page)[13:]


def test_nothing_said_is_kept_as_null_only_where_the_field_allows_it(page):
    page.answers = None
    page.findings = None
    page.save()
    assert (again(page).answers, again(page).findings) == (None, None)
    assert type(page).objects.filter(answers__isnull=True).exists()
    assert not type(page).objects.filter(findings__isnull=True).exists()

    page.words = None
    with pytest.raises(IntegrityError), transaction.atomic():
        page.save()


def test_two_rows_that_exchanged_their_words_are_detected(kinds, page):
    other = kinds[1].objects.create(diary=page.diary, words="Marks left behind", findings=[])
    put(page, "words", raw(other))
    put(other, "words", raw(page, "aside"))

    for swapped in (page, other):
        with pytest.raises(Tampered):
            _ = again(swapped).words


def test_words_moved_to_another_field_are_detected(page):
    put(page, "aside", raw(page, "words"))

    with pytest.raises(Tampered):
        _ = again(page).aside


def test_words_moved_to_another_patients_record_are_detected(kinds, page):
    other = kinds[0].objects.create(vault_key=make_key())
    type(page).objects.filter(pk=page.pk).update(diary=other)

    with pytest.raises(Tampered):
        _ = again(page).words


@pytest.mark.parametrize("place", [0, 1, 12, 13, -1])
def test_a_changed_byte_is_detected(page, place):
    changed = bytearray(raw(page))
    changed[place] ^= 1
    put(page, "words", bytes(changed))

    with pytest.raises(Tampered):
        _ = again(page).words


@pytest.mark.parametrize("length", [0, 1, 13, 28])
def test_words_cut_short_are_detected(page, length):
    put(page, "words", raw(page)[:length])

    with pytest.raises(Tampered):
        _ = again(page).words


def put(page, column, value):
    with connection.cursor() as cursor:
        pk = page.pk.hex if connection.vendor == "sqlite" else page.pk
        cursor.execute(f"UPDATE vault_page SET {column} = %s WHERE id = %s", [value, pk])


def test_once_the_key_is_gone_words_read_erased_and_nothing_more_can_be_written(page):
    destroy_key(page.diary.vault_key, clock.now())

    read = again(page)

    assert (read.words, read.answers) == (str(ERASED), None)
    read.words = "something new"
    with pytest.raises(Erased):
        read.save()


def test_the_rest_of_an_erased_record_can_still_be_saved(page):
    destroy_key(page.diary.vault_key, clock.now())
    read, before = again(page), raw(page)
    assert read.words == str(ERASED)

    read.save()

    assert raw(page) == before


def test_an_erased_record_is_refreshed_checked_and_saved_and_stays_erased(page):
    destroy_key(page.diary.vault_key, clock.now())
    before = raw(page)

    page.refresh_from_db()
    page.full_clean(exclude=["aside", "findings", "answers"])
    page.save()
    assert (page.words, raw(page)) == (str(ERASED), before)
    assert type(page).objects.defer("words").get(pk=page.pk).words == str(ERASED)
    assert (again(page).findings, again(page).aside) == (None, str(ERASED))


def test_a_record_that_nobody_read_is_saved_as_it_lies(page):
    before = raw(page)

    again(page).save()

    assert raw(page) == before


def test_words_are_changed_and_refreshed(page):
    other = again(page)
    other.words = "changed"
    other.save(update_fields=["words"])

    page.refresh_from_db()

    assert page.words == "changed"


def test_many_are_written_at_once(kinds, ana_s_diary):
    kinds[1].objects.bulk_create(
        kinds[1](diary=ana_s_diary, words=f"page {number}", findings=[]) for number in range(3)
    )

    assert sorted(page.words for page in kinds[1].objects.all()) == ["page 0", "page 1", "page 2"]


@pytest.mark.parametrize(
    "ask",
    [lambda pages: pages.filter(words=WORDS), lambda pages: pages.filter(words__icontains="spots"),
     lambda pages: pages.exclude(answers={}), lambda pages: pages.filter(answers__pain=3),
     lambda pages: pages.update(words="new"), lambda pages: pages.bulk_update(list(pages), ["words"])],
    ids=["equals", "contains", "answers", "within answers", "update", "bulk_update"],
)  # fmt: skip
def test_nothing_looks_sealed_words_up_or_writes_around_the_seal(page, ask):
    assert page.words
    pages = type(page).objects.all()
    for each in pages:
        _ = each.words

    with pytest.raises(FieldError):
        list(ask(pages) or [])


def test_words_left_out_of_a_query_are_fetched_when_asked(page, django_assert_num_queries):
    read = type(page).objects.select_related("diary__vault_key").defer("words").get(pk=page.pk)

    with django_assert_num_queries(1):
        assert read.words == WORDS


def test_a_list_that_joins_its_keys_costs_one_query(kinds, ana_s_diary, page, django_assert_num_queries):
    kinds[1].objects.create(diary=ana_s_diary, words="two", findings=[])

    with django_assert_num_queries(1):
        told = {each.words for each in kinds[1].objects.select_related("diary__vault_key")}

    assert told == {WORDS, "two"}


def test_a_form_shows_and_changes_the_words(page):
    form_class = modelform_factory(type(page), fields=["words", "answers"])
    assert form_class(instance=page).initial["words"] == WORDS

    form = form_class({"words": "new words", "answers": '{"pain": 4}'}, instance=page)

    assert form.is_valid(), form.errors
    form.save()
    assert (again(page).words, again(page).answers) == ("new words", {"pain": 4})
    assert not form_class({"words": "x" * 2001}, instance=page).is_valid()


def test_too_many_words_are_refused(page):
    page.words = "x" * 2001

    with pytest.raises(ValidationError):
        page.full_clean()


def test_a_record_is_copied_and_pickled_with_its_seal(page):
    unread = again(page)

    assert pickle.loads(pickle.dumps(unread)).words == copy.copy(unread).words == WORDS


def test_a_migration_knows_the_way_to_the_key(kinds):
    _, path, args, options = kinds[1]._meta.get_field("words").deconstruct()

    assert (path, options["key"], options["max_length"]) == (
        "basketweave.clinic.vault.fields.SealedTextField", "diary.vault_key", 2000,
    )  # fmt: skip
    assert SealedTextField(*args, **options).key == "diary.vault_key"


def test_a_way_that_leads_to_no_key_is_refused(kinds, ana_s_diary):
    field = SealedTextField(key="diary")
    field.set_attributes_from_name("words")
    field.model = kinds[1]

    with pytest.raises(FieldError):
        field.key_of(kinds[1](diary=ana_s_diary))


def test_a_sealed_field_asks_for_a_uuid_as_primary_key(kinds):
    class Numbered(models.Model):  # noqa: DJ008
        words = SealedTextField(key="x")

        class Meta:
            app_label = "vault"
            abstract = False

    try:
        assert any("UUID" in fault.msg for fault in Numbered._meta.get_field("words").check())
    finally:
        forget("numbered")


@pytest.mark.django_db
def test_a_fingerprint_tells_the_same_from_another_only_while_the_key_is_there():
    key, other = make_key(), make_key()

    first = fingerprint(key, "a blood thinner", purpose="test")

    assert first == fingerprint(key, "a blood thinner", purpose="test")
    assert first != fingerprint(key, "a heart that stumbles", purpose="test")
    assert first != fingerprint(other, "a blood thinner", purpose="test")
    assert first != fingerprint(key, "a blood thinner", purpose="something else")
    destroy_key(key, clock.now())
    with pytest.raises(Erased):
        fingerprint(Key.objects.get(pk=key.pk), "a blood thinner", purpose="test")
