"""In the treatment room: consent, the record by zone, the signature, and what is added beside it."""

from playwright.sync_api import expect

from .clinic import CONSENT, Clinic, follow, from_the_board, press


def given_it_is_the_hour_of_the_first_session(clinic: Clinic) -> None:
    clinic.it_is(2026, 3, 9, 10, 0)


def when_ana_signs_the_consent(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(from_the_board(tablet, "Ana Maria de Souza"), "Go on from here")
    follow(tablet, "Consent and treatment")
    expect(tablet.get_by_text(CONSENT)).to_be_visible()
    tablet.get_by_label("Name of the person who signs").fill("Ana Maria de Souza")
    clinic.look(tablet, "Consent", name="consent")
    press(tablet, "Sign this text")
    clinic.look(tablet, "Ready to treat", name="ready")


def when_dr_lind_asks_whether_anything_has_changed(clinic: Clinic) -> None:
    tablet = clinic.tablet
    follow(tablet, "ask whether anything has changed")
    clinic.look(tablet, "Anything changed?", name="screen")
    if tablet.get_by_role("button", name="Nothing has changed, says the patient").count():
        press(tablet, "Nothing has changed, says the patient")
    else:
        tablet.get_by_label("None of these applies to me").check()
        press(tablet, "Keep these answers")
    press(tablet, "Begin the record")


def when_dr_lind_records_the_treatment_zone_by_zone(clinic: Clinic) -> None:
    tablet = clinic.tablet
    expect(tablet.get_by_role("heading", name="Session 1 of 3")).to_be_visible()
    for cheek in ("Left cheek", "Right cheek"):
        tablet.get_by_label(f"{cheek}, passes").fill("6")
        tablet.get_by_role("group", name=f"{cheek}, endpoint seen").get_by_label("erythema").check()
    tablet.get_by_label("Cartridge or roller lot").select_option(index=1)
    tablet.get_by_label("Ended at").fill("10:40")
    tablet.get_by_role("group", name="Anaesthetic").get_by_label("cream").check()
    tablet.get_by_label("The cream, if any").fill("Lidocaine 4%, on 09:15, off 09:55.")
    tablet.get_by_role("group", name="What touched the open skin").get_by_label("sterile saline").check()
    tablet.get_by_label("Log of each").fill("Saline 0.9 %, lot S-118, 09:58.")
    tablet.get_by_label("Reaction").fill("Even erythema.")
    clinic.look(tablet, "Ana Maria de Souza", name="record")
    press(tablet, "Save, then sign")


def when_dr_lind_signs_it(clinic: Clinic) -> None:
    tablet = clinic.tablet
    clinic.look(tablet, "Look once more, then sign", name="sign")
    press(tablet, "Sign and lock")


def then_it_is_locked_and_only_an_addendum_can_be_added(clinic: Clinic) -> None:
    tablet = clinic.tablet
    expect(tablet.get_by_text("Signed by Dr Lind, 9 March 2026")).to_be_visible()
    expect(tablet.get_by_label("Left cheek, passes")).to_have_count(0)
    tablet.get_by_label("Addendum").fill("The right cheek was treated first.")
    press(tablet, "Add this beside the record")
    expect(tablet.get_by_role("blockquote")).to_contain_text("The right cheek was treated first.")
    clinic.look(tablet, "Treatment", name="signed")
