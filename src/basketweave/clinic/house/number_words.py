"""The numbers of the guideline as people read them: their names, in their groups, and their values with the unit."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from basketweave.science.protocol.kinds import KINDS
from basketweave.science.quantities import Amount

GAPS: Mapping[str, Promise] = {
    "shortest_gap": gettext_lazy("Shortest gap between sessions"),
    "ideal_gap": gettext_lazy("Ideal gap between sessions"),
    "longest_gap": gettext_lazy("Longest gap between sessions"),
}
COUNTS: Mapping[str, Promise] = {
    "fewest_sessions": gettext_lazy("Fewest sessions, whatever the concern"),
    "most_sessions": gettext_lazy("Most sessions, whatever the concern"),
    "fewest_sessions_wrinkles": gettext_lazy("Fewest sessions for wrinkles"),
    "most_sessions_wrinkles": gettext_lazy("Most sessions for wrinkles"),
    "fewest_sessions_fine_lines": gettext_lazy("Fewest sessions for fine lines"),
    "most_sessions_fine_lines": gettext_lazy("Most sessions for fine lines"),
    "fewest_sessions_scars": gettext_lazy("Fewest sessions for scars"),
    "most_sessions_scars": gettext_lazy("Most sessions for scars"),
    "fewest_sessions_discoloured_scars": gettext_lazy("Fewest sessions for discoloured scars"),
    "most_sessions_discoloured_scars": gettext_lazy("Most sessions for discoloured scars"),
    "fewest_sessions_sun_damage": gettext_lazy("Fewest sessions for sun damage"),
    "most_sessions_sun_damage": gettext_lazy("Most sessions for sun damage"),
    "fewest_sessions_pores": gettext_lazy("Fewest sessions for open pores"),
    "most_sessions_pores": gettext_lazy("Most sessions for open pores"),
}
NEEDLES: Mapping[str, Promise] = {
    "ceiling_labelled": gettext_lazy("Labelled ceiling"),
    "longest_needle_forehead": gettext_lazy("Longest needle on the forehead"),
    "longest_needle_glabella": gettext_lazy("Longest needle on the glabella"),
    "longest_needle_nose": gettext_lazy("Longest needle on the nose"),
    "longest_needle_periorbital": gettext_lazy("Longest needle around the eyes, outside the orbital rim"),
    "longest_needle_cheek": gettext_lazy("Longest needle on the cheeks"),
    "longest_needle_chin": gettext_lazy("Longest needle on the chin"),
    "longest_needle_upper_lip": gettext_lazy("Longest needle on the upper lip"),
    "longest_needle_jaw": gettext_lazy("Longest needle on the jaw"),
    "longest_needle_neck": gettext_lazy("Longest needle on the neck"),
    "longest_needle_body": gettext_lazy("Longest needle on the body"),
    "usual_needle_atrophic_scars": gettext_lazy("Usual needle for atrophic scars"),
    "usual_needle_burn_scars": gettext_lazy("Usual needle for burn scars"),
    "usual_needle_wrinkles": gettext_lazy("Usual needle for wrinkles"),
    "usual_needle_fine_lines": gettext_lazy("Usual needle for fine lines"),
    "usual_needle_sun_damage": gettext_lazy("Usual needle for sun damage"),
    "usual_needle_pores": gettext_lazy("Usual needle for open pores"),
}
WAITS: Mapping[str, Promise] = {
    "wait_after_isotretinoin": gettext_lazy("Wait after isotretinoin"),
    "wait_after_laser": gettext_lazy("Wait after a laser"),
    "wait_after_filler": gettext_lazy("Wait after a filler"),
    "wait_after_toxin": gettext_lazy("Wait after botulinum toxin"),
    "wait_after_peel": gettext_lazy("Wait after a deep peel or dermabrasion"),
    "wait_after_retinoid": gettext_lazy("Wait after a retinoid or an acid"),
    "wait_after_surgery": gettext_lazy("Wait after an operation or injury"),
    "wait_after_sunburn": gettext_lazy("Wait after sunburn"),
    "wait_after_cold_sore": gettext_lazy("Wait after a cold sore has healed"),
    "wait_after_infection": gettext_lazy("Wait after an infection has healed"),
    "wait_after_acne_flare": gettext_lazy("Wait after a flare of acne has calmed"),
    "wait_before_surgical_scar": gettext_lazy("Wait before a fresh surgical scar is treated"),
    "wait_before_burn_scar": gettext_lazy("Wait before a burn scar is treated"),
    "screening_valid": gettext_lazy("How long answers about health stand"),
}
AGES: Mapping[str, Promise] = {
    "youngest_age": gettext_lazy("Youngest age of the label"),
    "adult_age": gettext_lazy("Age at which a person signs alone"),
}
AFTER: Mapping[str, Promise] = {
    "aftercare_bland": gettext_lazy("Nothing but bland care"),
    "aftercare_no_heat": gettext_lazy("No sport, heat, pool or make-up"),
    "aftercare_actives": gettext_lazy("Retinoids and acids again"),
    "aftercare_sun": gettext_lazy("Protection from the sun"),
    "check_in_days": gettext_lazy("Check-ins after every session"),
    "check_in_days_after_last": gettext_lazy("Further check-ins after the last session"),
    "reaction_expected": gettext_lazy("Reactions are expected until"),
    "pain_easing": gettext_lazy("Pain eases from"),
    "first_review": gettext_lazy("First review"),
}
GROUPS: tuple[tuple[Promise, Mapping[str, Promise]], ...] = (
    (gettext_lazy("Gaps"), GAPS),
    (gettext_lazy("Sessions"), COUNTS),
    (gettext_lazy("Needle length"), NEEDLES),
    (gettext_lazy("Waits"), WAITS),
    (gettext_lazy("Age"), AGES),
    (gettext_lazy("Aftercare and review"), AFTER),
)
NAMES: Mapping[str, Promise] = {name: words for _heading, group in GROUPS for name, words in group.items()}


def name_of(name: str) -> str:
    return str(NAMES[name])


def value_of(name: str, value: Amount) -> str:
    """A value with its unit: 28 days, 0.75 mm, 1, 3, 7 days after a session."""
    unit = KINDS[name].unit
    if isinstance(value, tuple):
        days = ", ".join(map(str, value))
        return (
            _("%(days)s days after a session") if _is_after_any(unit) else _("%(days)s days after the last session")
        ) % {"days": days}
    if unit == "mm":
        return _("%(length)s mm") % {"length": number_format(value)}
    count = int(value)
    if unit == "sessions":
        return ngettext("%(count)s session", "%(count)s sessions", count) % {"count": count}
    if unit == "years":
        return ngettext("%(count)s year", "%(count)s years", count) % {"count": count}
    if unit == "days":
        return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}
    if _is_after_any(unit):
        return ngettext("%(count)s day after a session", "%(count)s days after a session", count) % {"count": count}
    return ngettext(
        "%(count)s day after the last session", "%(count)s days after the last session", count
    ) % {"count": count}  # fmt: skip


def _is_after_any(unit: str) -> bool:
    return unit == "days after a session"
