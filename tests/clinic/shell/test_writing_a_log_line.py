"""Log lines help the person who runs the clinic, and tell nobody who was there."""

import json
import logging
import sys
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from basketweave.clinic.shell.logs import JsonFormatter, request_id

pytestmark = pytest.mark.once


def line_of(message: str, *args: Any, name: str = "a.library", exc_info: Any = None, **extra: Any) -> dict[str, Any]:
    record = logging.LogRecord(name, logging.WARNING, __file__, 1, message, args, exc_info)
    record.__dict__ |= extra
    return json.loads(JsonFormatter().format(record))


def test_what_a_library_fills_in_is_left_out() -> None:
    line = line_of("mail to %s was refused", "ana@example.org")

    assert line["message"] == "mail to %s was refused"
    assert "ana" not in json.dumps(line)


def test_numbers_are_kept() -> None:
    assert line_of("%d of %d jobs", 3, 4)["message"] == "3 of 4 jobs"


def test_a_pattern_that_does_not_fit_its_numbers_is_no_fault() -> None:
    assert line_of("%d of %d jobs", 3)["message"] == "%d of %d jobs"


def test_an_address_of_mail_in_the_message_itself_is_blotted_out() -> None:
    assert line_of("no such mailbox: ana@example.org")["message"] == "no such mailbox: …@…"


def test_a_request_is_named_by_its_route_and_never_by_its_path() -> None:
    request = SimpleNamespace(
        path="/link/s3cret-token/", resolver_match=SimpleNamespace(view_name="people:link", route="link/<str:secret>/")
    )

    line = line_of("%s: %s", "Not Found", request.path, request=request, status_code=404)

    assert (line["message"], line["route"], line["status"]) == ("Not Found", "people:link", 404)
    assert "s3cret" not in json.dumps(line)


def test_an_address_that_leads_nowhere_is_a_dash() -> None:
    request = SimpleNamespace(path="/link/s3cret-token", resolver_match=None)

    assert line_of("%s: %s", "Not Found", request.path, request=request, status_code=404)["route"] == "-"


def test_a_fault_tells_its_kind_and_place_but_no_values() -> None:
    name_of_a_patient = "Ana Duarte"
    try:
        raise ValueError(f"cannot read {name_of_a_patient}")
    except ValueError:
        line = line_of("it broke", exc_info=sys.exc_info())

    assert line["fault"] == "ValueError"
    assert line["where"][-1].endswith("test_a_fault_tells_its_kind_and_place_but_no_values")
    assert "Ana" not in json.dumps(line)


def test_facts_are_kept_beside_the_message() -> None:
    job = UUID(int=7)

    line = line_of("job done", name="basketweave.post", facts={"job": job, "attempts": 2, "message": "forged"})

    assert (line["job"], line["attempts"], line["message"]) == (str(job), 2, "job done")


def test_a_record_given_as_a_fact_is_told_by_its_kind_only() -> None:
    class Patient:
        def __str__(self) -> str:
            return "Ana Duarte"

    assert line_of("opened", facts={"who": Patient()})["who"] == "<Patient>"


@pytest.mark.parametrize("known", ["", "4f6c"])
def test_lines_of_one_request_share_its_id(known: str) -> None:
    token = request_id.set(known)

    line = line_of("anything")

    request_id.reset(token)
    assert line.get("request", "") == known
