"""Addresses of courses and sessions."""

from django.urls import path

from basketweave.clinic.plan import passing_views, screening_views, views

app_name = "plan"
urlpatterns = [
    path("episodes/<uuid:episode_id>/course/", views.plan, name="plan"),
    path("courses/<uuid:course_id>/", views.course, name="course"),
    path("courses/<uuid:course_id>/series/", views.series, name="series"),
    path("courses/<uuid:course_id>/end/", views.end, name="end"),
    path("sessions/<uuid:session_id>/book/", views.book, name="book"),
    path("sessions/<uuid:session_id>/move/", views.move, name="move"),
    path("sessions/<uuid:session_id>/cancel/", views.cancel, name="cancel"),
    path("courses/<uuid:course_id>/release/", passing_views.release, name="release"),
    path("sessions/<uuid:session_id>/screening/", screening_views.screen, name="screen"),
    path("my/sessions/<uuid:session_id>/health/", screening_views.my_screening, name="my_screening"),
    path("sessions/<uuid:session_id>/allow/", passing_views.allow, name="allow"),
    path("overrides/<uuid:override_id>/take-back/", passing_views.take_back, name="take_back"),
]
