"""Where staff are looked after, and where patients come in."""

from django.urls import path

from basketweave.clinic.people import patient_views, views

app_name = "people"
urlpatterns = [
    path("link/<str:secret>/", patient_views.link, name="link"),
    path("my/new-link/", patient_views.new_link, name="new_link"),
    path("my/new-link/sent/", patient_views.new_link_sent, name="new_link_sent"),
    path("my/code/", patient_views.code, name="code"),
    path("my/code/send/", patient_views.send_code, name="send_code"),
    path("my/consents/<uuid:consent_id>/withdraw/", patient_views.withdraw_consent, name="withdraw_consent"),
    path("staff/", views.staff_list, name="staff"),
    path("staff/tokens/", views.tokens, name="tokens"),
    path("staff/tokens/<uuid:token_id>/revoke/", views.revoke_token, name="revoke_token"),
    path("staff/<uuid:staff_id>/", views.member, name="member"),
    path("staff/<uuid:staff_id>/invite/", views.invite, name="invite"),
    path("staff/<uuid:staff_id>/leave/", views.let_go, name="let_go"),
    path("staff/roles/<uuid:held_id>/end/", views.end_role, name="end_role"),
]
