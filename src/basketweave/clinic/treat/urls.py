"""Addresses of the treatment room."""

from django.urls import path

from basketweave.clinic.treat import views

app_name = "treat"
urlpatterns = [
    path("sessions/<uuid:session_id>/consent/", views.consent, name="consent"),
    path(
        "sessions/<uuid:session_id>/consent/<uuid:consent_id>/withdraw/",
        views.withdraw_consent,
        name="withdraw_consent",
    ),
    path("sessions/<uuid:session_id>/treatment/", views.begin, name="begin"),
    path("treatments/<uuid:treatment_id>/", views.treatment, name="treatment"),
    path("treatments/<uuid:treatment_id>/sign/", views.sign, name="sign"),
    path("treatments/<uuid:treatment_id>/addenda/", views.addendum, name="addendum"),
]
