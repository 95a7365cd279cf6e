"""How a grade is refused: each reason with its own sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from basketweave.clinic.examine.scales import item_name, name_of
from basketweave.clinic.house.refusals import Refusal


class GradeNotTaken(Refusal):
    """A grade that its scale does not have; the scale's own code says why, `item` where one of its items is meant."""

    def __init__(self, code: str, scale: str, zone: str, parameters: Mapping[str, str | int]) -> None:
        super().__init__(f"{code}: {scale} {zone}".strip())
        self.code, self.scale, self.zone, self.parameters = code, scale, zone, parameters
        self.item = str(parameters.get("item", ""))

    def words(self) -> str:
        if self.code == "no-such-scale":
            return _("We have no scale called “%(scale)s”.") % {"scale": self.scale}
        about = {
            "scale": name_of(self.scale),
            "item": item_name(self.scale, self.item),
            "lowest": self.parameters.get("lowest", ""),
            "highest": self.parameters.get("highest", ""),
        }
        return _sentence(self.code, has_item=bool(self.item)) % about


def _sentence(code: str, *, has_item: bool) -> str:
    if code == "off-scale" and has_item:
        return _("%(item)s is not on its scale: %(scale)s has %(lowest)s to %(highest)s there.")
    return {
        "off-scale": _("This grade is not on its scale: %(scale)s runs from %(lowest)s to %(highest)s."),
        "unknown-level": _("%(scale)s has no such level: choose one of those that it names."),
        "missing-item": _("%(item)s is missing: all parts are added up, and one that nobody said is not 0."),
        "unknown-item": _("%(scale)s asks nothing of that name."),
        "no-items": _("On %(scale)s one level is chosen; it has no parts to add up."),
        "zone-needed": _("%(scale)s grades place by place: say which."),
        "zone-not-on-scale": _("%(scale)s was not made for this place."),
        "no-zone-on-scale": _("%(scale)s looks at the whole, not at one place."),
        "no-before": _("%(scale)s compares with before: it belongs to the examination for a review."),
    }[code]


class GradedTwice(Refusal):
    """Two grades of one place on one scale: neither is the one that counts."""

    code = "graded-twice"

    def __init__(self, scale: str, zone: str) -> None:
        super().__init__(f"{scale} {zone}".strip())
        self.scale, self.zone = scale, zone

    def words(self) -> str:
        return _("The same place was graded twice on one scale: send one grade for each.")
