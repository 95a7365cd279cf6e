"""The one API: the routers of the rooms, with one way to say no."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.parser import Parser

from basketweave.clinic.access.api import BearerToken
from basketweave.clinic.access.clock import NoSuchTime
from basketweave.clinic.access.door import PermissionRefused, Refused
from basketweave.clinic.access.once import KeyUsedOtherwise
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.consult import api as consult
from basketweave.clinic.diary import api as diary
from basketweave.clinic.heal import api as heal
from basketweave.clinic.house.refusals import FindingsRefused, Refusal, finding_as_json
from basketweave.clinic.journey import api as journey
from basketweave.clinic.people import api as people
from basketweave.clinic.plan import api as plan
from basketweave.clinic.refer import api as refer
from basketweave.clinic.review import api as review
from basketweave.clinic.treat import api as treat
from basketweave.clinic.vault.seals import Erased


class Json(Parser):
    """Half a character, which JSON can write and nothing can keep, is no text: 400, as for all that is no JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        told = super().parse_body(request)
        json.dumps(told, ensure_ascii=False).encode()
        return told


api = NinjaAPI(
    title="Basketweave",
    version="1",
    description="The same deeds as the pages, for machines. Every refusal names its rule.",
    auth=BearerToken(),
    docs_url="docs",
    parser=Json(),
    urls_namespace="api",
)
for room in (people, diary, consult, refer, plan, treat, heal, review, journey):
    api.add_router("", room.router)


def _answer(request: HttpRequest, status: int, code: str, detail: str, **more: Any) -> HttpResponse:
    return api.create_response(request, {"code": code, "detail": detail, **more}, status=status)


@api.exception_handler(Refused)
def not_there(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return _answer(request, 404, "not-there", "There is no such record, or it is not for you.")


@api.exception_handler(PermissionRefused)
def not_allowed(request: HttpRequest, refusal: PermissionRefused) -> HttpResponse:
    return _answer(request, 403, "not-allowed", f"This token may not do that: {refusal.need.value}.")


@api.exception_handler(FindingsRefused)
def refused_by_rules(request: HttpRequest, refusal: FindingsRefused) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    findings = [finding_as_json(finding, actor=actor, site_id=refusal.site_id) for finding in refusal.findings]
    return _answer(request, 409, "refused", "A rule says no.", findings=findings)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return _answer(request, 409, refusal.code, refusal.words())


@api.exception_handler(Erased)
def erased(request: HttpRequest, refusal: Erased) -> HttpResponse:
    return _answer(request, 410, "erased", "This patient's record was erased: nothing is written in it any more.")


@api.exception_handler(StaleRecord)
def stale(request: HttpRequest, refusal: StaleRecord) -> HttpResponse:
    version = getattr(refusal.record, "version", None)
    return _answer(request, 409, "stale", "Somebody else has changed this meanwhile.", version=version)


@api.exception_handler(KeyUsedOtherwise)
def key_used_otherwise(request: HttpRequest, refusal: KeyUsedOtherwise) -> HttpResponse:
    detail = "This idempotency key came before with another content; nothing was done. Send a key of its own."
    return _answer(request, 409, "key-used-otherwise", detail)


@api.exception_handler(NoSuchTime)
def no_such_time(request: HttpRequest, refusal: NoSuchTime) -> HttpResponse:
    return _answer(request, 422, "no-such-time", "The clocks change then: this hour is missing or comes twice.")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    fields = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
    return _answer(request, 422, "invalid", "Some of it cannot be right.", fields=fields)
