"""Private links, and the one-time code that opens history and photographs."""

import re
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, PermissionRefused, require
from basketweave.clinic.access.models import digest, new_secret
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import OneTimeCode, Patient, PatientLink
from basketweave.clinic.people.queries import last_code, link_address, reachable_at
from basketweave.clinic.post import actions as post

LINK_LASTS = timedelta(days=30)
CODE_LASTS = timedelta(minutes=10)
MOST_ATTEMPTS = 5
MOST_CODES_AN_HOUR = 6
CAN_BE_FOLLOWED = re.compile(r"[/@:]|\w\.\w")  # a "name" that a mail program would make a link of
Words = str | Promise


class PatientErased(Refusal):
    """There is nobody any more to write to."""

    code = "erased"

    def words(self) -> str:
        return _("This patient's record was erased.")


class NoAddress(Refusal):
    """No mail can be sent to this patient."""

    code = "no-address"

    def words(self) -> str:
        return _("We have no e-mail address of yours. Please call the clinic.")


class WrongCode(Refusal):
    """Not the digits that were sent."""

    code = "wrong-code"
    field = "code"

    def __init__(self, attempts_left: int) -> None:
        super().__init__()
        self.attempts_left = attempts_left

    def words(self) -> str:
        if not self.attempts_left:
            return _("That is not the code, and it was the last try. Ask for a new code.")
        return ngettext(
            "That is not the code. You have %(left)s more try.",
            "That is not the code. You have %(left)s more tries.",
            self.attempts_left,
        ) % {"left": self.attempts_left}


class CodeExpired(Refusal):
    """No code waits to be typed: it is over ten minutes old, was used, or was tried too often."""

    code = "code-expired"
    field = "code"

    def words(self) -> str:
        return _("This code is no longer good. Ask for a new one.")


class TooManyCodes(Refusal):
    """Somebody asks for code after code."""

    code = "too-many-codes"

    def words(self) -> str:
        return _("You have asked for many codes. Please wait an hour, or call the clinic.")


@transaction.atomic
def make_link(
    *,
    patient: Patient,
    purpose: str = "pages",
    record_id: UUID | None = None,
    lasts: timedelta = LINK_LASTS,
    by: Actor,
) -> tuple[PatientLink, str]:
    """A link and its secret; only the secret's digest is kept."""
    if by.kind not in (Kind.VISITOR, Kind.PATIENT):
        require(by, Need.CONTACT)
    patient = Patient.objects.select_for_update(no_key=True).get(pk=patient.pk)
    if patient.erased_at is not None:
        raise PatientErased
    secret, moment = new_secret(), now()
    link = PatientLink.objects.create(
        patient=patient,
        purpose=purpose,
        record_id=record_id,
        digest=digest(secret),
        made_at=moment,
        expires_at=moment + lasts,
    )
    record(by, "made link", link, patient_id=patient.pk, purpose=purpose)
    return link, secret


@transaction.atomic
def write_to(
    *,
    patient: Patient,
    kind: str,
    subject: Words,
    body: Words,
    once_key: str,
    purpose: str = "pages",
    record_id: UUID | None = None,
    is_named: bool = True,
    by: Actor,
) -> bool:
    """Leaves a mail in the outbox with these words, in the patient's language, and a private link below; says whether
    there was an address to send it to. Pass lazy words: they are translated here. Nobody is named where a stranger
    may have typed the name beside somebody else's address."""
    if not patient.is_reachable_by_mail():
        return False
    _link, secret = make_link(patient=patient, purpose=purpose, record_id=record_id, by=by)
    with translation.override(patient.language):
        lines = [
            _greeting(patient, is_named),
            str(body),
            link_address(secret),
            _("This link is yours alone: who has it can open your pages. It is good for thirty days."),
        ]
        title = str(subject)
    post.send(
        kind=kind, key=patient.vault_key, to=patient.email, subject=title, body="\n\n".join(lines), once_key=once_key
    )
    return True


def _greeting(patient: Patient, is_named: bool) -> str:
    name = patient.called or patient.name
    if is_named and not CAN_BE_FOLLOWED.search(name):
        return _("Dear %(name)s,") % {"name": name}
    return _("Good day,")


@transaction.atomic
def come_in(*, link: PatientLink) -> PatientLink:
    """Somebody showed the secret of this link and came in by it."""
    by = Actor.patient(link.patient_id, is_verified=False)
    record(by, "came by link", link, patient_id=link.patient_id, purpose=link.purpose)
    return link


@transaction.atomic
def ask_new_link(*, email: str, by: Actor) -> None:
    """A new link to the address on file. It takes as long, and leaves as much, whether we know the address or not."""
    found: list[UUID | None] = list(reachable_at(email).values_list("pk", flat=True)[:5])
    for patient_id in found or [None]:
        post.enqueue("people:new_link", patient_id=patient_id)


@transaction.atomic
def send_code(*, patient: Patient, by: Actor) -> OneTimeCode:
    """Six digits to the address on file, good for ten minutes; an earlier code is good no more."""
    _require_self(by, patient)
    patient = Patient.objects.select_for_update(no_key=True).get(pk=patient.pk)
    if not patient.is_reachable_by_mail():
        raise NoAddress
    moment = now()
    codes = OneTimeCode.objects.filter(patient=patient)
    if codes.filter(made_at__gt=moment - timedelta(hours=1)).count() >= MOST_CODES_AN_HOUR:
        raise TooManyCodes
    codes.filter(expires_at__gt=moment).update(expires_at=moment)
    digits, salt = f"{secrets.randbelow(1_000_000):06d}", secrets.token_hex(16)
    made = OneTimeCode.objects.create(
        patient=patient, salt=salt, digest=_code_digest(salt, digits), made_at=moment, expires_at=moment + CODE_LASTS
    )
    with translation.override(patient.language):
        subject = _("Your code")
        body = _("Your code is %(digits)s. It is good for ten minutes. Nobody of the clinic will ask you for it.")
    post.send(
        kind="code",
        key=patient.vault_key,
        to=patient.email,
        subject=subject,
        body=body % {"digits": digits},
        once_key=f"code/{made.pk}",
    )
    record(by, "sent code", made, patient_id=patient.pk)
    return made


def check_code(*, patient: Patient, code: str, by: Actor) -> None:
    """Nothing, if the code is right; a wrong one is counted, also when this is refused."""
    _require_self(by, patient)
    attempts_left = _try(patient, code, by)
    if attempts_left is not None:
        raise WrongCode(attempts_left)


@transaction.atomic
def _try(patient: Patient, code: str, by: Actor) -> int | None:
    """How many tries are left after a wrong one; None if it was right."""
    Patient.objects.select_for_update(no_key=True).get(pk=patient.pk)  # rivals try one after the other
    made = last_code(patient, now())
    if made is None or made.attempts >= MOST_ATTEMPTS:
        raise CodeExpired
    made.attempts += 1
    digits = "".join(letter for letter in code if letter.isdigit())
    if not constant_time_compare(_code_digest(made.salt, digits), made.digest):
        made.save(update_fields=["attempts"])
        return MOST_ATTEMPTS - made.attempts
    made.used_at = now()
    made.save(update_fields=["attempts", "used_at"])
    record(by, "typed code", made, patient_id=patient.pk)
    return None


def _code_digest(salt: str, digits: str) -> str:
    """Keyed, because a million digits are soon tried by whoever holds a copy of the database."""
    return salted_hmac(f"people.code.{salt}", digits, algorithm="sha256").hexdigest()


def _require_self(by: Actor, patient: Patient) -> None:
    """A code is the patient's own affair: nobody asks for it or types it for them."""
    if by.kind != Kind.PATIENT or by.patient_id != patient.pk:
        raise PermissionRefused(Need.OWN)
