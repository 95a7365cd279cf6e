"""How a change of the guideline is refused, in a sentence."""

from django.utils.translation import gettext as _

from basketweave.clinic.house.number_words import name_of, value_of
from basketweave.clinic.house.refusals import Refusal
from basketweave.science.protocol.guideline_file import published


class NumberRefused(Refusal):
    """This number cannot be so: looser than published, turned round with another, or none of its kind."""

    field = "value"

    def __init__(self, *, name: str, code: str, other: str = "") -> None:
        super().__init__(f"{name}: {code}")
        self.name, self.code, self.other = name, code, other

    def words(self) -> str:
        return {
            "looser": _("That is looser than what is published (%(published)s). A clinic may only be stricter."),
            "as-published": _("That is what is published (%(published)s): give the number back instead."),
            "turned-round": _("Then it would be turned round with “%(other)s”. Change that one first."),
            "wrong-kind": _("This number is kept in %(unit)s; that is none."),
            "not-a-number": _("That is not a number."),
            "out-of-range": _("No number of this kind can be that small or that large."),
            "unknown-number": _("The guideline has no such number."),
        }[self.code] % self._facts()

    def _facts(self) -> dict[str, str]:
        known = published().numbers.get(self.name)
        return {
            "published": value_of(known.name, known.value) if known else "",
            "unit": _(known.unit) if known else "",
            "other": name_of(self.other) if self.other else "",
        }


class NoReason(Refusal):
    """A number is made stricter for a reason that others can read."""

    code = "no-reason"
    field = "because"

    def words(self) -> str:
        return _("Say why: those who treat by it will read it.")


class ChangedMeanwhile(Refusal):
    """Somebody else changed the guideline at the same moment."""

    code = "changed-meanwhile"

    def words(self) -> str:
        return _("Somebody else changed the guideline at the same moment. Look at it again.")
