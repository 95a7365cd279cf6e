"""The diary of a day."""

from django.urls import path

from basketweave.clinic.diary import views

app_name = "diary"
urlpatterns = [
    path("diary/", views.day, name="day"),
    path("diary/absence/", views.absence, name="absence"),
    path("diary/<uuid:holding_id>/move/", views.move, name="move"),
    path("diary/<uuid:holding_id>/release/", views.release, name="release"),
]
