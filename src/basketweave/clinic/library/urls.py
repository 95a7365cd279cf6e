"""The addresses of the library."""

from django.urls import path

from basketweave.clinic.library import views

app_name = "library"
urlpatterns = [
    path("library/", views.library, name="library"),
    path("library/patients/", views.patients, name="patients"),
    path("library/claims/", views.claims, name="claims"),
    path("library/unknown/", views.unknown, name="unknown"),
    path("library/studies/", views.studies, name="studies"),
    path("library/studies/<str:study_id>/", views.study, name="study"),
    path("library/rules/", views.rules, name="rules"),
    path("library/rules/<str:rule_name>/", views.rule, name="rule"),
    path("library/sources/", views.sources, name="sources"),
]
