"""A mailbox for everybody, so that a stranger can walk as the patient."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from basketweave.clinic.demo.mails import mails
from basketweave.clinic.shell.pages import page

A_PAGE = 20


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """In a real clinic there is no such page: mail is the patient's own."""
    if not settings.IS_DEMO:
        raise Http404
    to = request.GET.get("to", "")
    return page(
        request, "demo/mail.html", mails=Paginator(mails(to=to), A_PAGE).get_page(request.GET.get("page")), to=to
    )
