"""Addresses of the examination and its photographs."""

from django.urls import path

from basketweave.clinic.examine import patient_views, views

app_name = "examine"
urlpatterns = [
    path("examinations/", views.begin, name="begin"),
    path("examinations/<uuid:examination_id>/", views.examination, name="examination"),
    path(
        "examinations/<uuid:examination_id>/told/<uuid:needling_id>/take-back/",
        views.take_back_earlier_needling,
        name="take_back",
    ),
    path("photographs/<uuid:photograph_id>/", views.photograph, name="photograph"),
    path("my/photographs/<uuid:photograph_id>/", patient_views.my_photograph, name="my_photograph"),
]
