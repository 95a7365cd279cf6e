"""What can be done about people; each subject has a file of its own, and all of it is asked for here."""

from basketweave.clinic.people.consents import (
    GuardianNeeded,
    NotSigned,
    TextChanged,
    sign_consent,
    withdraw_consent,
)
from basketweave.clinic.people.episodes import move_on, open_episode
from basketweave.clinic.people.links import (
    CodeExpired,
    NoAddress,
    PatientErased,
    TooManyCodes,
    WrongCode,
    ask_new_link,
    check_code,
    come_in,
    make_link,
    send_code,
    write_to,
)
from basketweave.clinic.people.patients import NoName, change_patient, enter_patient, erase_patient
from basketweave.clinic.people.staffing import (
    AddressTaken,
    AlreadyOpen,
    LastOwner,
    add_staff,
    end_role,
    give_role,
    invite,
    let_go,
    open_clinic,
)

__all__ = [
    "AddressTaken",
    "AlreadyOpen",
    "CodeExpired",
    "GuardianNeeded",
    "LastOwner",
    "NoAddress",
    "NoName",
    "NotSigned",
    "PatientErased",
    "TextChanged",
    "TooManyCodes",
    "WrongCode",
    "add_staff",
    "ask_new_link",
    "change_patient",
    "check_code",
    "come_in",
    "end_role",
    "enter_patient",
    "erase_patient",
    "give_role",
    "invite",
    "let_go",
    "make_link",
    "move_on",
    "open_clinic",
    "open_episode",
    "send_code",
    "sign_consent",
    "withdraw_consent",
    "write_to",
]
