"""Where an option stands, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basketweave.science.protocol.options import Standing

WORDS: dict[Standing, Promise] = {
    Standing.FIRST: _("considered first"),
    Standing.FITS: _("has a place here"),
    Standing.ALONGSIDE: _("beside or after something else"),
    Standing.UNTESTED: _("not compared with anything"),
    Standing.ALWAYS: _("always open"),
    Standing.WEAK: _("little came of it here"),
    Standing.NOT_NOW: _("not now"),
    Standing.ANOTHER_JOB: _("made for another problem"),
    Standing.REFUSED: _("a rule says no"),
}


def words_of_standing(standing: Standing) -> str:
    return str(WORDS[standing])
