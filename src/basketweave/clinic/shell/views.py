"""Pages of the house itself: what went wrong, whether we are up, and the sheet of components."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from basketweave.clinic.shell import sheet
from basketweave.clinic.shell.pages import page


def error_page(*, status: int, title: str, words: str, advice: str = "") -> HttpResponse:
    """A page that asks nothing of the database, the session or the actor."""
    context = {"title": title, "words": words, "advice": advice, "status": status}
    response = HttpResponse(render_to_string("shell/error.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: most often it lay open over a sign-in or a night."""
    return error_page(
        status=403,
        title=_("This form was open too long"),
        words=_("For your safety we did not take it. Nothing was saved, and nothing is lost yet."),
        advice=_(
            "Go back with your browser: what you typed is still there. Copy it, load the page anew, and send it again."
        ),
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return error_page(
            status=413,
            title=_("That was too much at once"),
            words=_("What you sent is larger than we take. Nothing was saved."),
            advice=_("Go back, and send a smaller file or fewer answers."),
        )
    return error_page(
        status=400,
        title=_("We could not read that"),
        words=_("What reached us was not a request that we understand. Nothing was saved."),
        advice=_("Go back and try it once more."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        status=403,
        title=_("This page is not for you"),
        words=_("You are signed in, but this is not among the things you may see or do here."),
        advice=_("If you need it for your work, ask the person who runs the clinic's accounts."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        status=404,
        title=_("There is nothing here"),
        words=_("The address may be mistyped, the page may have moved, or it is not yours to see."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    return error_page(
        status=429,
        title=_("Please wait a little"),
        words=_("This form was sent many times from where you are, so we have paused it. Nothing was saved."),
        advice=_("Try again in a few minutes. If it is urgent, call us."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        status=500,
        title=_("Something broke on our side"),
        words=_("It is our fault, not yours, and it has been noted. What you sent may not have been saved."),
        advice=_("Go back and try it once more. If it is urgent, call us."),
    )


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """For the machine that watches us: the web server answers."""
    return HttpResponse("healthy\n", content_type="text/plain")


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Every component on one sheet, without a person's data; for those who build and those who try the demo."""
    if not (settings.DEBUG or settings.IS_DEMO):
        raise Http404
    shown = {"findings": sheet.FINDINGS, "lines": sheet.LINES, "form": sheet.Sample(), "refused": sheet.refused()}
    return page(request, "shell/look.html", status=200, **shown)
