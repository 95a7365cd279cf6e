"""What is said of skin that is ill, infected, or must be seen by a doctor."""

from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.finding_words.facts import ByRule

SKIN: ByRule = {
    "exclusions": {
        "suspicious-mark": _(
            "%(zones)s: a mark that looked suspicious when it was examined. A doctor must see it before anything else, "
            "and soon: refer to dermatology today."
        ),
        "changing-mark": _(
            "%(zones)s: a mark that has changed, and no doctor has said what it is. "
            "A doctor must see it before anything else, and soon: refer to dermatology today."
        ),
        "changing-mark-elsewhere": _(
            "A mark elsewhere that has changed, and no doctor has said what it is. "
            "It is not where we would needle, but a doctor must see it soon: refer to dermatology today."
        ),
        "changing-mark-being-treated": _(
            "%(zones)s: a mark that is being treated. Nothing is needled here until that is over."
        ),
        "changing-mark-seen": _(
            "A mark that has changed; a doctor has seen it. Say what was found, and that needling does no harm to it."
        ),
        "open-wound": _("%(zones)s: an open wound, a sore or irritated skin. Not before it has closed and is calm."),
        "bleeding-disorder": _("A bleeding disorder: no needling."),
        "steel-allergy": _("Allergic to steel, which needles are made of: no needling."),
        "connective-tissue": _("Scleroderma or another disease of connective tissue: no needling."),
        "rosacea-spots": _("Rosacea with bumps or pustules: not before it has settled."),
        "rough-patches": _(
            "%(zones)s: rough sun patches. They are a doctor's to treat first; "
            "physicians have needled them together with light treatment."
        ),
        "radiotherapy-here": _("%(zones)s: radiotherapy has been given here. Say why needling is right in this skin."),
        "radiotherapy-not-ruled-out": _(
            "%(zones)s: weakened defences, and nobody said by what. Ask whether radiotherapy was given here."
        ),
        "raised-scar": _(
            "%(zones)s: a raised scar. Not here: scar clinics needle them together with silicone or triamcinolone."
        ),
    },
    "active_acne": {
        "few-spots": _(
            "%(zones)s: a few inflamed spots. Say why needling is right now; there is not enough evidence to recommend "
            "it for acne itself."
        ),
        "many-spots": _(
            "%(zones)s: many inflamed spots. Acne is treated first; once calm, the guideline waits %(then_days)s."
        ),
        "deep-lumps": _(
            "%(zones)s: acne with deep lumps. It is treated first; once calm, the guideline waits %(then_days)s."
        ),
        "how-much-unsaid": _(
            "%(zones)s: inflamed spots, and nobody said how many or how deep: ask. "
            "Once calm, the guideline waits %(then_days)s."
        ),
        "after-a-flare": _(
            "Acne calm since %(since)s; the guideline waits %(wait_days)s after a flare. Not before %(day)s."
        ),
        "flare-day-unknown": _(
            "Acne that has just calmed, and nobody said when. The guideline waits %(then_days)s after a flare: ask."
        ),
    },
    "infection": {
        "spreading-infection": _(
            "A skin infection that is spreading, or with fever: this patient needs a doctor now. "
            "Once healed, the guideline waits %(then_days)s."
        ),
        "skin-infection": _(
            "%(zones)s: a skin infection in or near, not said to have healed. "
            "Once healed, the guideline waits %(then_days)s."
        ),
        "after-skin-infection": _(
            "%(zones)s: a skin infection in or near, healed on %(since)s; the guideline waits %(wait_days)s. "
            "Not before %(day)s."
        ),
        "skin-infection-day-unknown": _(
            "%(zones)s: a skin infection in or near that has healed, and nobody said when. "
            "The guideline waits %(then_days)s: ask."
        ),
        "cold-sore": _("A cold sore that is not said to have healed. Once healed, the guideline waits %(then_days)s."),
        "after-cold-sore": _("A cold sore healed on %(since)s; the guideline waits %(wait_days)s. Not before %(day)s."),
        "cold-sore-day-unknown": _(
            "A cold sore that has healed, and nobody said when. The guideline waits %(then_days)s: ask."
        ),
    },
    "skin_nearby": {
        "eczema-psoriasis": _(
            "%(zones)s: eczema or psoriasis in or near. A spreading herpes infection (eczema herpeticum) has "
            "followed needling with plasma, in one case. Say why needling is right now."
        ),
        "melasma": _(
            "Melasma: needle with care; it is expected to come back. Say what else treats it, and why needling now."
        ),
        "tattoo": _("%(zones)s: a tattoo or permanent make-up. Say how it is spared."),
    },
}
