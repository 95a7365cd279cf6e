"""Addresses of courses and sessions."""

from django.urls import path

from basketweave.clinic.plan import views

app_name = "plan"
urlpatterns = [
    path("episodes/<uuid:episode_id>/course/", views.plan, name="plan"),
    path("courses/<uuid:course_id>/", views.course, name="course"),
    path("courses/<uuid:course_id>/series/", views.series, name="series"),
    path("courses/<uuid:course_id>/end/", views.end, name="end"),
    path("sessions/<uuid:session_id>/book/", views.book, name="book"),
    path("sessions/<uuid:session_id>/move/", views.move, name="move"),
    path("sessions/<uuid:session_id>/cancel/", views.cancel, name="cancel"),
]
