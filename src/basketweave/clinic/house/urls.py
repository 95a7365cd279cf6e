"""The house, for those who run it."""

from django.urls import path

from basketweave.clinic.house import guideline_views, views

app_name = "house"
urlpatterns = [
    path("house/", views.house, name="house"),
    path("house/sites/new/", views.new_site, name="new_site"),
    path("house/sites/<uuid:site_id>/", views.site, name="site"),
    path("house/sites/<uuid:site_id>/rooms/", views.add_room, name="add_room"),
    path("house/sites/<uuid:site_id>/devices/", views.add_device, name="add_device"),
    path("house/sites/<uuid:site_id>/lots/", views.add_lot, name="add_lot"),
    path("house/rooms/<uuid:room_id>/retire/", views.retire_room, name="retire_room"),
    path("house/devices/<uuid:device_id>/retire/", views.retire_device, name="retire_device"),
    path("house/lots/<uuid:lot_id>/recall/", views.recall_lot, name="recall_lot"),
    path("house/text/", views.consent_text, name="consent_text"),
    path("house/guideline/", guideline_views.guideline_page, name="guideline"),
    path("house/guideline/<slug:number_name>/", guideline_views.number, name="number"),
    path("house/guideline/<slug:number_name>/give-back/", guideline_views.give_back, name="give_back"),
]
