"""The shell's own addresses."""

from django.urls import path

from basketweave.clinic.shell import views

app_name = "shell"
urlpatterns = [
    path("healthy/", views.healthy, name="healthy"),
    path("look/", views.look, name="look"),
]
