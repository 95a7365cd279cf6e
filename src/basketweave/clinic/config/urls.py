"""Every address, by room."""

from django.urls import include, path

from basketweave.clinic.config.api import api

ROOMS = [
    "shell",
    "face",
    "people",
    "house",
    "diary",
    "consult",
    "examine",
    "refer",
    "plan",
    "treat",
    "heal",
    "review",
    "journey",
    "library",
    "demo",
]

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
    *(path("", include(f"basketweave.clinic.{room}.urls")) for room in ROOMS),
]

handler400 = "basketweave.clinic.shell.views.bad_request"
handler403 = "basketweave.clinic.shell.views.forbidden"
handler404 = "basketweave.clinic.shell.views.not_found"
handler500 = "basketweave.clinic.shell.views.server_error"
