"""Photographs are kept as they were, shown clean, and opened only by who may; what is none gets a sentence."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.examine import actions, queries
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.examine.refusals import Finished, NotAPhotograph
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.vault.actions import destroy_key
from basketweave.clinic.vault.models import StoredFile
from basketweave.clinic.vault.queries import read

pytestmark = pytest.mark.django_db
FACES = Path(__file__).parents[2] / "data" / "faces" / "distance_series"
FACE = (FACES / "60cm.jpg").read_bytes()


def as_(kind):
    picture = Image.open(io.BytesIO(FACE)).convert("RGB")
    picture.thumbnail((300, 300))
    made = io.BytesIO()
    picture.save(made, kind)
    return made.getvalue()


def bomb():
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.fixture
def send(client_of, dr_lind, examination, typed):
    """Dr Lind adds a photograph on the page."""

    def post(content, **told):
        upload = SimpleUploadedFile("face.jpg", content)
        beside = {
            "deed": "photograph",
            "photograph-view": "front",
            "photograph-once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a14",
            "photograph-picture": upload,
        }
        return client_of(dr_lind).post(f"/examinations/{examination.pk}/", typed | beside | told)

    return post


@pytest.fixture
def photograph(examination, by_dr_lind):
    return actions.add_photograph(examination=examination, view="front", upload=FACE, once_key=None, by=by_dr_lind)


def test_the_original_stays_as_it_was_and_a_clean_copy_is_shown(send, examination):
    answer = send(FACE)

    assert (answer.status_code, answer["Location"]) == (302, f"/examinations/{examination.pk}/#photographs")
    kept = Photograph.objects.get()
    assert read(kept.original) == FACE
    assert (kept.original.content_type, kept.shown.content_type) == ("image/jpeg", "image/jpeg")
    assert kept.shown.derived_from == kept.original
    assert Image.open(io.BytesIO(read(kept.shown))).size == (kept.width, kept.height)
    assert FACE[:200] not in default_storage.open(kept.original.name).read()
    assert Line.objects.filter(deed="added photograph", subject_id=kept.pk).count() == 1


def test_what_was_typed_beside_it_is_saved_with_it(send, examination):
    send(FACE)

    examination.refresh_from_db()
    assert examination.notes == "Boxcar scars, soft"
    assert examination.grades.count() == 3


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_png_and_webp_are_taken(send, kind):
    assert send(as_(kind)).status_code == 302
    assert Photograph.objects.get().original.content_type == f"image/{kind.lower()}"


def test_heic_as_phones_take_it_is_taken(send):
    content = (FACES / "60cm_small.heic").read_bytes()

    assert send(content).status_code == 302
    kept = Photograph.objects.get()
    assert (kept.original.content_type, kept.shown.content_type) == ("image/heic", "image/jpeg")
    assert read(kept.original) == content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        (b"Dear doctor, ", "not a photograph that we can read"),
        (FACE[: len(FACE) // 2], "damaged"),
        (bomb(), "more pixels than we take"),
    ],
)
def test_what_is_no_photograph_gets_a_sentence_and_nothing_is_lost(send, examination, content, sentence):
    answer = send(content)

    assert answer.status_code == 422
    assert sentence in answer.context["photographing"].errors["picture"][0]
    assert "Boxcar scars, soft" in answer.content.decode()
    examination.refresh_from_db()
    assert (Photograph.objects.count(), StoredFile.objects.count(), examination.version) == (0, 0, 1)


def test_no_file_at_all_gets_a_sentence(send):
    answer = send(FACE, **{"photograph-picture": ""})

    assert "Choose a photograph" in answer.context["photographing"].errors["picture"][0]


def test_sixty_megabytes_are_refused_before_they_are_parsed(send):
    answer = send(bytes(60_000_000))

    assert answer.status_code == 413
    assert "larger than we take" in answer.context["photographing"].errors["picture"][0]
    assert not hasattr(answer.wsgi_request, "_post")  # nobody looked into it
    assert Photograph.objects.count() == 0


def test_an_endless_body_is_not_even_read(client_of, dr_lind, examination):
    class Endless:
        def read(self, *_):
            raise AssertionError("somebody reads it")

        readline = read

    answer = client_of(dr_lind).post(
        f"/examinations/{examination.pk}/",
        b"",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": Endless(), "CONTENT_LENGTH": str(10**12)},
    )

    assert answer.status_code == 413


def test_a_photograph_just_over_the_limit_is_refused_too(send, settings):
    settings.PHOTOGRAPH_MAX_BYTES = 1000

    answer = send(FACE)

    assert answer.status_code == 422
    assert "larger than we take" in answer.context["photographing"].errors["picture"][0]
    assert Photograph.objects.count() == 0


def test_the_page_is_still_guarded_against_forgery(dr_lind, examination, typed):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(dr_lind.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = browser.post(f"/examinations/{examination.pk}/", typed)

    assert answer.status_code == 403
    examination.refresh_from_db()
    assert examination.version == 1


def test_sent_twice_it_is_one_photograph(send, examination):
    send(FACE)
    again = send(FACE, version=2)

    assert again.status_code == 302
    assert Photograph.objects.count() == 1


def test_staff_who_may_open_it_kept_by_nobody_on_the_way(client_of, dr_lind, photograph):
    answer = client_of(dr_lind).get(f"/photographs/{photograph.pk}/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content == read(photograph.shown)
    assert Line.objects.filter(deed="read", subject_id=photograph.pk).count() == 1


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_desk_owner_omar_and_the_other_site_do_not(client_of, request, photograph, who):
    answer = client_of(request.getfixturevalue(who)).get(f"/photographs/{photograph.pk}/")

    assert answer.status_code in (403, 404)
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("who", ["mira", "omar", "dr_weiss"])
def test_nor_do_they_add_one(request, as_staff, examination, who):
    with pytest.raises(PermissionRefused):
        actions.add_photograph(
            examination=examination, view="front", upload=FACE, once_key=None, by=as_staff(request.getfixturevalue(who))
        )


def test_the_patient_opens_her_own_after_the_one_time_code(client_of_patient, photograph):
    address = f"/my/photographs/{photograph.pk}/"
    patient = photograph.examination.episode.patient

    by_link = client_of_patient(patient).get(address)
    verified = client_of_patient(patient, is_verified=True).get(address)

    assert (by_link.status_code, by_link["Location"].split("?")[0]) == (302, "/my/code/")
    assert (verified.status_code, verified["Cache-Control"]) == (200, "private, no-store")


def test_another_patient_does_not(client_of_patient, photograph, ana, client):
    address = f"/my/photographs/{photograph.pk}/"

    assert client_of_patient(ana, is_verified=True).get(address).status_code == 404
    assert client.get(address).status_code == 403


def test_a_file_that_was_tampered_with_is_not_shown(client_of, dr_lind, photograph):
    name = photograph.shown.name
    content = bytearray(default_storage.open(name).read())
    content[-1] ^= 1
    default_storage.delete(name)
    default_storage.save(name, ContentFile(bytes(content)))

    answer = client_of(dr_lind).get(f"/photographs/{photograph.pk}/")

    assert answer.status_code == 409
    assert "no longer what was put in" in answer.content.decode()


def test_a_file_that_is_gone_is_told(client_of, dr_lind, photograph):
    default_storage.delete(photograph.shown.name)

    answer = client_of(dr_lind).get(f"/photographs/{photograph.pk}/")

    assert answer.status_code == 404
    assert "backup" in answer.content.decode()


def test_an_erased_one_says_so(client_of, client_of_patient, dr_lind, photograph):
    destroy_key(photograph.examination.episode.patient.vault_key, photograph.added_at)

    answer = client_of(dr_lind).get(f"/photographs/{photograph.pk}/")

    assert answer.status_code == 410
    assert "erased" in answer.content.decode()


def test_a_finished_examination_takes_no_more_photographs(examination, photograph, found, by_dr_lind):
    actions.save_and_finish(examination=examination, version=1, by=by_dr_lind, **found)

    with pytest.raises(Finished):
        actions.add_photograph(examination=examination, view="left", upload=FACE, once_key=None, by=by_dr_lind)
    with pytest.raises(IntegrityError), transaction.atomic():
        Photograph.objects.filter(pk=photograph.pk).update(view="left")
    assert list(queries.photographs_of(examination)) == [photograph]


def test_the_deed_says_why_by_a_code(examination, by_dr_lind):
    with pytest.raises(NotAPhotograph) as refused:
        actions.add_photograph(examination=examination, view="front", upload=b"no", once_key=None, by=by_dr_lind)

    assert refused.value.code == "not_an_image"
