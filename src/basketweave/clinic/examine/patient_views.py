"""A patient's own photographs, after the one-time code."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from basketweave.clinic.access.views import Request, patient
from basketweave.clinic.examine import queries
from basketweave.clinic.examine.pictures import picture


@require_safe
@patient(verified=True)
def my_photograph(request: Request, photograph_id: UUID) -> HttpResponse:
    photograph = queries.own_photograph_for(request.actor, photograph_id)
    return picture(request, photograph, otherwise="examine/no_photograph_of_mine.html")
