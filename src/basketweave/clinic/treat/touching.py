"""What may be said to have touched the open skin."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basketweave.science.quantities import OnTheSkin

NOTHING = "nothing"
TOUCHED: Mapping[str, Promise] = {
    NOTHING: _("nothing"),
    OnTheSkin.STERILE_SALINE.value: _("sterile saline"),
    OnTheSkin.DEVICE_HYDROGEL.value: _("the device's own sterile gel"),
    OnTheSkin.LICENSED_INTRADERMAL.value: _("a sterile product that is licensed for use in the skin"),
    OnTheSkin.OTHER.value: _("something else"),
}


def as_science(touched: Iterable[str]) -> frozenset[OnTheSkin]:
    """As the rules are asked."""
    return frozenset(OnTheSkin(each) for each in touched if each != NOTHING)


def in_words(touched: Iterable[str]) -> str:
    return ", ".join(str(words) for value, words in TOUCHED.items() if value in set(touched))
