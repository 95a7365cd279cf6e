"""One line a request: the route, how it ended, how long it took."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from basketweave.clinic.shell.middleware import RequestLog

pytestmark = pytest.mark.once


def answer(request: HttpRequest) -> HttpResponse:
    request.resolver_match = ResolverMatch(
        answer, (), {}, url_name="link", namespaces=["people"], route="link/<str:secret>/"
    )
    return HttpResponse("fine", status=201)


def test_a_request_leaves_one_line_without_its_path_or_query(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "basketweave.request")

    response = RequestLog(answer)(rf.post("/link/s3cret/?q=ana", REMOTE_ADDR="203.0.113.9"))

    (record,) = caplog.records
    facts = record.__dict__["facts"]
    assert {name: facts[name] for name in ("method", "route", "status")} == {
        "method": "POST",
        "route": "people:link",
        "status": 201,
    }
    assert facts["ms"] >= 0
    assert not {"s3cret", "ana", "203.0.113.9"} & set(str(record.__dict__).replace("/", " ").replace("'", " ").split())
    assert len(response["X-Request-ID"]) == 32


def test_an_invented_method_is_not_repeated(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "basketweave.request")

    RequestLog(answer)(rf.generic("ANA-DUARTE", "/"))

    assert caplog.records[0].__dict__["facts"]["method"] == "other"


def test_two_requests_have_two_ids(rf: RequestFactory) -> None:
    log = RequestLog(answer)

    ids = {log(rf.get("/"))["X-Request-ID"] for _ in range(2)}

    assert len(ids) == 2
