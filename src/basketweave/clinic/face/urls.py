"""The face's own sheet."""

from django.urls import path

from basketweave.clinic.face import views

app_name = "face"
urlpatterns = [path("look/face/", views.look, name="look")]
