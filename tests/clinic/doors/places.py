"""Who may open which address. A route that stands in none of these fails the test."""

from basketweave.clinic.access.door import Need

ANYBODY = {
    "consult:home",
    "consult:request",
    "consult:sent",
    "people:link",
    "people:new_link",
    "people:new_link_sent",
    "shell:healthy",
}

STAFF: dict[str, Need | None] = {
    "journey:board": Need.BOARD,
    "journey:next": Need.BOARD,
    "journey:patients": Need.CONTACT,
    "journey:patient": Need.CONTACT,
    "journey:send_link": Need.CONTACT,
    "journey:undelivered": Need.CONTACT,
    "journey:look_after": Need.MANAGE,
    "journey:erase": Need.MANAGE,
    "consult:by_phone": Need.BOOKING,
    "consult:show": Need.BOOKING,
    "diary:day": Need.BOOKING,
    "diary:absence": Need.BOOKING,
    "diary:move": Need.BOOKING,
    "diary:release": Need.BOOKING,
    "examine:begin": Need.EXAMINE,
    "examine:examination": Need.CLINICAL,
    "examine:photograph": Need.PHOTOGRAPH,
    "examine:take_back": Need.EXAMINE,
    "refer:decide": Need.DECIDE,
    "plan:plan": Need.DECIDE,
    "plan:course": Need.BOOKING,
    "plan:series": Need.BOOKING,
    "plan:end": Need.DECIDE,
    "plan:book": Need.BOOKING,
    "plan:move": Need.BOOKING,
    "plan:cancel": Need.BOOKING,
    "treat:consent": Need.BOOKING,
    "treat:begin": Need.EXAMINE,
    "treat:treatment": Need.CLINICAL,
    "treat:sign": Need.EXAMINE,
    "treat:addendum": Need.EXAMINE,
    "heal:task": Need.CLINICAL,
    "heal:check_in": Need.CLINICAL,
    "review:review": Need.EXAMINE,
    "review:begin": Need.EXAMINE,
    "review:show": Need.CLINICAL,
    "house:house": Need.MANAGE,
    "house:new_site": Need.MANAGE,
    "house:site": Need.MANAGE,
    "house:add_room": Need.MANAGE,
    "house:add_device": Need.MANAGE,
    "house:add_lot": Need.MANAGE,
    "house:retire_room": Need.MANAGE,
    "house:retire_device": Need.MANAGE,
    "house:recall_lot": Need.MANAGE,
    "house:consent_text": Need.MANAGE,
    "people:staff": Need.MANAGE,
    "people:member": Need.MANAGE,
    "people:invite": Need.MANAGE,
    "people:let_go": Need.MANAGE,
    "people:end_role": Need.MANAGE,
    "people:tokens": None,  # everybody makes their own
    "people:revoke_token": None,
}

PATIENT = {"journey:my", "people:code", "people:send_code", "heal:answer", "heal:wrong"}
PATIENT_VERIFIED = {"journey:history", "journey:my_erase", "examine:my_photograph"}

# allauth's own doors: whoever is signed in looks after their own password and second factors. Listed one by one, so
# that an upgrade which brings a new one is seen.
ELSEWHERE = {
    "account_change_password",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
    "account_signup",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}

# Shown by a demo or while building only; to everybody else they are not there.
DEMO_ONLY = {"shell:look", "face:look", "demo:mail"}
