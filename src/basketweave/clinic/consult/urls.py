"""The public addresses, a patient's own, and those of staff."""

from django.urls import path

from basketweave.clinic.consult import health_views, patient_views, views, visitor_views

app_name = "consult"
urlpatterns = [
    path("", views.home, name="home"),
    path("request/", views.ask, name="request"),
    path("request/health/", visitor_views.health, name="health_now"),
    path("request/sent/", visitor_views.sent, name="sent"),
    path("my/health/", patient_views.my_health, name="my_health"),
    path("my/health/<uuid:screening_id>/", patient_views.my_health_told, name="my_health_told"),
    path("desk/request/", views.by_phone, name="by_phone"),
    path("requests/<uuid:request_id>/", views.show, name="show"),
    path("episodes/<uuid:episode_id>/health/", health_views.health, name="health"),
    path("health-calls/<uuid:call_id>/", health_views.finish_call, name="finish_call"),
]
