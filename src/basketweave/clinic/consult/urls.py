"""The public addresses, and those of the desk."""

from django.urls import path

from basketweave.clinic.consult import views

app_name = "consult"
urlpatterns = [
    path("", views.home, name="home"),
    path("request/", views.ask, name="request"),
    path("request/sent/", views.sent, name="sent"),
    path("desk/request/", views.by_phone, name="by_phone"),
    path("requests/<uuid:request_id>/", views.show, name="show"),
]
