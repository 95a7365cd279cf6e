"""The review of a course."""

from django.urls import path

from basketweave.clinic.review import views

app_name = "review"
urlpatterns = [
    path("courses/<uuid:course_id>/review/", views.review, name="review"),
    path("courses/<uuid:course_id>/review/begin/", views.begin, name="begin"),
    path("reviews/<uuid:review_id>/", views.show, name="show"),
]
