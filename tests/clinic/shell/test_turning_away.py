"""What nobody means is turned away before anything of it is parsed, kept, or asked of a database."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db
TOO_MUCH = 3_000_000


@pytest.mark.parametrize("path", ["/request/", "/my/new-link/", "/accounts/login/"])
def test_a_public_form_keeps_no_large_file(path, lisbon, monkeypatch):
    def keep(*_args, **_named):
        pytest.fail("something of it was kept")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", keep)
    answer = Client().post(path, {"email": "ana@example.org", "file": SimpleUploadedFile("a.bin", b"x" * TOO_MUCH)})

    assert answer.status_code == 413
    assert "That was too much at once" in answer.content.decode()


def test_a_photograph_is_let_through_to_the_page_that_looks_at_it(lisbon):
    """To the sign-in page, as nobody has signed in; not to 413."""
    picture = SimpleUploadedFile("face.jpg", b"x" * TOO_MUCH)

    answer = Client().post("/examinations/4c5b5380-0000-4000-8000-000000000000/", {"photograph-picture": picture})

    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["basketweave_session", "csrftoken", "messages"])
def test_a_cookie_that_no_database_takes(name, lisbon):
    answer = Client().get("/request/", headers={"Cookie": f'{name}="\\000abcdefghijk"'})

    assert answer.status_code == 400
