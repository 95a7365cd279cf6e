"""What is said of a person's health, age and medicines."""

from django.utils.translation import gettext_lazy as _

from basketweave.clinic.house.finding_words.facts import ByRule

HEALTH: ByRule = {
    "keloid": {
        "keloid": _("Forms keloids. Trials left such skin out: not here, but a scar clinic may help."),
    },
    "pregnancy": {
        "pregnant": _("Pregnant: not before it is over. The label has no data on needling in pregnancy."),
        "breastfeeding": _("Breastfeeding: not before it is over. The label has no data on needling in it."),
        "pregnant-or-breastfeeding": _("Pregnant or breastfeeding, and nobody said which: not before it is over."),
    },
    "age": {
        "under-authorised-age": _(
            "Under %(age)s: in the USA pens are authorised from that age. Not before the birthday on %(day)s."
        ),
        "birthday-unknown": _(
            "Date of birth not known: enter it, or say how you know that this person is %(age)s or older."
        ),
        "minor": _("Under %(age)s: a guardian signs too, and a specialist says why this cannot wait."),
    },
    "anticoagulants": {
        "blood-thinners": _(
            "Takes a blood thinner. Trials left such people out and no rate of harm was found. "
            "Say why needling is right, and do not stop the medicine for it without who prescribed it."
        ),
    },
    "immunosuppression": {
        "weakened-defences": _(
            "Weakened defences (%(by)s). Trials left such people out; say why needling is right now."
        ),
    },
    "anaesthetic_allergy": {
        "allergic": _("Allergic to the numbing cream. Needling without it is possible: say how it will be done."),
        "allergic-and-numbed": _("Allergic to the numbing cream: it must not be used."),
    },
    "herpes_history": {
        "cold-sores-before": _(
            "%(zones)s: gets cold sores. Say whether a doctor prescribes tablets from the day before."
        ),
    },
    "general_health": {
        "heart-rhythm": _(
            "A heart condition, or a medicine for its rhythm, which numbing cream may disturb. Say how it will be done."
        ),
        "diabetes-unsettled": _("Diabetes that is not said to be settled. Say why needling is right now."),
        "unrealistic-expectation": _("Expects more than needling can give. Say what was explained, and why to go on."),
        "not-sure": _("Was not sure about some of the health questions: ask, and say what you found."),
    },
}
