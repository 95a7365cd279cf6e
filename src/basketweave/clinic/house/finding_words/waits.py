"""What is said of the rest that skin needs after something else."""

from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.finding_words.facts import ByRule

WAITS: ByRule = {
    "waits": {
        "after-laser": _(
            "%(zones)s: laser on %(since)s; the guideline waits %(wait_days)s after it. Not before %(day)s."
        ),
        "laser-day-unknown": _(
            "%(zones)s: treated with a laser, and nobody said when. The guideline waits %(then_days)s after it: ask."
        ),
        "after-filler": _(
            "%(zones)s: filler on %(since)s; the guideline waits %(wait_days)s after it. Not before %(day)s."
        ),
        "filler-day-unknown": _(
            "%(zones)s: filler, and nobody said when. The guideline waits %(then_days)s after it: ask."
        ),
        "after-toxin": _(
            "%(zones)s: botulinum toxin on %(since)s; the guideline waits %(wait_days)s after it. Not before %(day)s."
        ),
        "toxin-day-unknown": _(
            "%(zones)s: botulinum toxin, and nobody said when. The guideline waits %(then_days)s after it: ask."
        ),
        "after-peel": _(
            "%(zones)s: deep peel or dermabrasion on %(since)s; the guideline waits %(wait_days)s after it. "
            "Not before %(day)s."
        ),
        "peel-day-unknown": _(
            "%(zones)s: deep peel or dermabrasion, and nobody said when. "
            "The guideline waits %(then_days)s after it: ask."
        ),
        "after-sunburn": _(
            "%(zones)s: sunburn on %(since)s; the guideline waits %(wait_days)s after it. Not before %(day)s."
        ),
        "sunburn-day-unknown": _(
            "%(zones)s: sunburn, and nobody said when. The guideline waits %(then_days)s after it: ask."
        ),
        "retinoid-in-use": _(
            "Uses a retinoid or an acid on the skin. The guideline waits %(then_days)s after the last use: ask to stop."
        ),
        "after-retinoid": _(
            "Last used a retinoid or an acid on %(since)s; the guideline waits %(wait_days)s after it. "
            "Not before %(day)s."
        ),
        "retinoid-day-unknown": _(
            "Has stopped a retinoid or an acid, and nobody said when. The guideline waits %(then_days)s after it: ask."
        ),
        "after-surgery": _(
            "%(zones)s: operation or injury of the skin on %(since)s; the guideline waits %(wait_days)s after it. "
            "Not before %(day)s."
        ),
        "fresh-surgical-scar": _(
            "%(zones)s: the scar to be treated is of %(since)s; the guideline waits %(wait_days)s. Not before %(day)s."
        ),
        "surgery-day-unknown": _(
            "%(zones)s: operation or injury of the skin, and nobody said when. "
            "The guideline waits %(then_days)s after it: ask."
        ),
        "burn-scar": _(
            "%(zones)s: a burn scar. One study needled only those at least two years old, another also younger ones "
            "together with triamcinolone. Say whether this one is mature and why it is treated here."
        ),
        "young-burn-scar": _(
            "%(zones)s: a burn scar, injured on %(since)s; the guideline waits %(wait_days)s. Not before %(day)s."
        ),
    },
    "isotretinoin": {
        "taking": _(
            "Takes isotretinoin, or nobody said that it was stopped. The guideline waits %(then_days)s "
            "after the last dose; the literature holds four positions."
        ),
        "after-last-dose": _(
            "Last dose of isotretinoin on %(since)s; the guideline waits %(wait_days)s. Not before %(day)s. "
            "The literature holds four positions: a specialist may decide otherwise, with a reason."
        ),
        "last-dose-unknown": _(
            "Has stopped isotretinoin, and nobody said when. "
            "The guideline waits %(then_days)s after the last dose: ask."
        ),
    },
}
