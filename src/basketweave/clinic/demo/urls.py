"""Addresses of the demo."""

from django.urls import path

from basketweave.clinic.demo import views

app_name = "demo"

urlpatterns = [
    path("demo/mail/", views.mail, name="mail"),
]
