"""What went wrong is said kindly, with its number, without a database and without a word of what was sent."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from basketweave.clinic.shell import views

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("answer", "status", "title"),
    [
        (lambda request: views.stale_form(request, reason="CSRF cookie not set."), 403, "This form was open too long"),
        (views.bad_request, 400, "We could not read that"),
        (lambda request: views.bad_request(request, RequestDataTooBig()), 413, "That was too much at once"),
        (views.forbidden, 403, "This page is not for you"),
        (lambda request: views.not_found(request, Http404("/link/s3cret")), 404, "There is nothing here"),
        (views.too_many, 429, "Please wait a little"),
        (views.server_error, 500, "Something broke on our side"),
    ],
)
def test_each_page_has_its_status_and_words(rf: RequestFactory, answer, status: int, title: str) -> None:
    response = answer(rf.get("/link/s3cret"))

    shown = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in shown
    assert "s3cret" not in shown
    assert response["Cache-Control"] == "no-store"


def test_we_are_up(rf: RequestFactory) -> None:
    assert views.healthy(rf.get("/healthy/")).status_code == 200


@pytest.mark.usefixtures("bare_house")
def test_the_component_sheet_is_shown_in_the_demo_only(rf: RequestFactory, settings: Settings) -> None:
    settings.IS_DEMO = True
    assert "Component sheet" in views.look(rf.get("/look/")).content.decode()

    settings.IS_DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        views.look(rf.get("/look/"))
