"""Check-ins for patients, tasks for staff."""

from django.urls import path

from basketweave.clinic.heal import patient_views, views

app_name = "heal"
urlpatterns = [
    path("my/check-in/<uuid:check_in_id>/", patient_views.answer, name="answer"),
    path("my/something-is-wrong/", patient_views.wrong, name="wrong"),
    path("tasks/<uuid:task_id>/", views.task, name="task"),
    path("check-ins/<uuid:check_in_id>/", views.check_in, name="check_in"),
]
