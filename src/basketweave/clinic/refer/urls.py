"""The addresses of the decision, and of the letters that follow it."""

from django.urls import path

from basketweave.clinic.refer import views

app_name = "refer"
urlpatterns = [
    path("episodes/<uuid:episode_id>/decision/", views.decide, name="decide"),
    path("decisions/<uuid:decision_id>/", views.decision, name="decision"),
    path("letters/<uuid:letter_id>.pdf", views.letter, name="letter"),
]
