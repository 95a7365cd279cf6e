"""How a deed says no, and how its reason comes to stand beside the field of a form."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import NoSuchTime
from basketweave.clinic.access.door import Need, may, may_everywhere
from basketweave.clinic.access.once import KeyUsedOtherwise
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.house.words import rule_of, shown, words_of
from basketweave.clinic.shell.forms import RichError, VersionedForm
from basketweave.science.protocol.findings import Finding


class Refusal(Exception):
    """An expected no; each room's own come from it: a code for machines, a sentence for people, a field for forms."""

    code = "refused"
    field = ""  # beside which field of a form it belongs; "" is above them all

    def words(self) -> str:
        return _("This cannot be done.")


class FindingsRefused(Refusal):
    """Rules have said no. The site is that of the patient: who may not read clinical words there is told none."""

    code = "findings"

    def __init__(self, findings: Iterable[Finding], *, site_id: UUID | None = None) -> None:
        self.findings, self.site_id = tuple(findings), site_id
        super().__init__(", ".join(f"{finding.rule}: {finding.code}" for finding in self.findings))

    def words(self) -> str:
        return " ".join(words_of(finding, neutral=True) for finding in self.findings)


@contextmanager
def refusals_on(
    form: BaseForm, field: str | None = None, *, by: Actor | None = None, ask: str = "", **fields: str
) -> Iterator[None]:
    """Turns what a deed refuses into sentences beside the fields; anything else stays as loud as it is.

    `field` is where findings belong; `ask` names whom the desk may ask; a code as keyword (slot_taken="start") moves
    one refusal to another field. Findings are told in clinical words only to those who may read such at that site.
    """
    try:
        yield
    except FindingsRefused as refusal:
        neutral = not reads_clinical(by, refusal.site_id)
        for finding in refusal.findings:
            form.add_error(place(form, field), finding_error(finding, neutral=neutral, ask=ask))
    except Refusal as refusal:
        wanted = fields.get(refusal.code.replace("-", "_")) or refusal.field or field
        form.add_error(place(form, wanted), ValidationError(refusal.words(), code=refusal.code))
    except NoSuchTime:
        form.add_error(place(form, fields.get("no_such_time") or "wall_time"), no_such_time())
    except KeyUsedOtherwise:
        form.add_error(None, ValidationError(key_used_words(), code="key-used-otherwise"))
    except StaleRecord as stale:
        if isinstance(form, VersionedForm):
            now = {name: getattr(stale.record, name, value) for name, value in form.saved.items()}
            form.show_both(version=getattr(stale.record, "version", 0), saved=now)
        else:
            form.add_error(None, ValidationError(stale_words(), code="stale"))


def reads_clinical(by: Actor | None, site_id: UUID | None) -> bool:
    """At that site; where nobody says which it is, only who may at every one."""
    if by is None:
        return False
    return may(by, Need.CLINICAL, site_id) if site_id else may_everywhere(by, Need.CLINICAL)


def finding_error(finding: Finding, *, neutral: bool, ask: str = "") -> RichError:
    """A finding as an error of a form, with its rule, its guideline and its marks."""
    words = shown(finding, neutral=neutral, ask=ask)
    return RichError(str(words.words[0]), template="shell/_finding.html", code=finding.code, finding=words)


def finding_as_json(finding: Finding, *, actor: Actor | None, site_id: UUID | None = None) -> dict[str, Any]:
    """A finding for a machine; one that acts for the front desk is told the day and the rule, no reason."""
    neutral = not reads_clinical(actor, site_id)
    plain = finding.as_dict()
    if neutral:
        plain = {key: plain[key] for key in ("outcome", "not_before", "guideline_version", "may_pass")}
        plain["rule"] = rule_of(finding, neutral=True)
    return {**plain, "words": words_of(finding, neutral=neutral)}


def place(form: BaseForm, field: str | None) -> str | None:
    return field if field in form.fields else None


def no_such_time() -> ValidationError:
    words = _("The clocks change in that night: this time does not exist, or comes twice. Choose another.")
    return ValidationError(words, code="no-such-time")


def key_used_words() -> str:
    return _(
        "You have sent this form before, and what you sent first stands. What you changed since was not saved: "
        "open this page anew, look at how it stands, and enter it there."
    )


def stale_words() -> str:
    return _(
        "Somebody changed this while you had it open. Nothing was saved: look at it as it is now, and send it again."
    )
