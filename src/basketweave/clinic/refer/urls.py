"""The address of the decision."""

from django.urls import path

from basketweave.clinic.refer import views

app_name = "refer"
urlpatterns = [
    path("episodes/<uuid:episode_id>/decision/", views.decide, name="decide"),
]
