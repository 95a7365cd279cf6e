"""The board, the patients, and a patient's own pages."""

from django.urls import path

from basketweave.clinic.journey import patient_views, views

app_name = "journey"
urlpatterns = [
    path("board/", views.board, name="board"),
    path("patients/", views.patients, name="patients"),
    path("patients/<uuid:patient_id>/", views.patient, name="patient"),
    path("patients/<uuid:patient_id>/contact/", views.contact, name="contact"),
    path("patients/<uuid:patient_id>/ledger/", views.openings, name="openings"),
    path("episodes/<uuid:episode_id>/next/", views.next_deed, name="next"),
    path("patients/<uuid:patient_id>/link/", views.send_link, name="send_link"),
    path("patients/<uuid:patient_id>/erase/", views.erase, name="erase"),
    path("undelivered/", views.undelivered, name="undelivered"),
    path("undelivered/<uuid:message_id>/", views.look_after, name="look_after"),
    path("my/", patient_views.my, name="my"),
    path("my/history/", patient_views.history, name="history"),
    path("my/erase/", patient_views.erase, name="my_erase"),
]
