"""Medicines, and the conditions that they are taken for."""

from basketweave.science.protocol.screening.asked.shapes import day, several, tick, where, which
from basketweave.science.protocol.screening.question import Group, Question, When

ISOTRETINOIN = tick(
    "isotretinoin",
    "Isotretinoin capsules, now or in the last two years",
    Group.MEDICINES,
    "A medicine for acne that is swallowed, sold as Accutane, Roaccutane and other names. Creams come below.",
)
BLOOD_THINNERS = tick(
    "blood-thinners",
    "A medicine that thins the blood",
    Group.MEDICINES,
    "For example warfarin, apixaban, rivaroxaban, clopidogrel, or aspirin every day. Please go on taking it: only the "
    "doctor who prescribed it can say otherwise.",
)
IMMUNOSUPPRESSION = tick(
    "immunosuppression",
    "A treatment that weakens the immune system",
    Group.MEDICINES,
    "The immune system is how the body fights infections.",
)
RETINOID_OR_ACID = tick(
    "retinoid-or-acid",
    "A cream or serum with a retinoid or an acid",
    Group.MEDICINES,
    "Retinoids: retinol, tretinoin, adapalene. Acids: glycolic, lactic or salicylic acid (AHA, BHA).",
)
HEART_RHYTHM = tick(
    "heart-rhythm",
    "A heart condition, or a medicine for the rhythm of the heart",
    Group.MEDICINES,
    "We ask because of the numbing cream.",
)
DIABETES = tick("diabetes", "Diabetes", Group.MEDICINES)

QUESTIONS: tuple[Question, ...] = (
    ISOTRETINOIN,
    which(
        ISOTRETINOIN,
        "is",
        "Are you taking it now?",
        ("taking", "I am taking it"),
        ("stopped", "I have stopped taking it"),
    ),
    day(
        ISOTRETINOIN,
        "When did you take the last capsule?",
        when=When(question="isotretinoin-is", values=("stopped",)),
        within_years=2,
    ),
    BLOOD_THINNERS,
    IMMUNOSUPPRESSION,
    several(
        IMMUNOSUPPRESSION,
        "by",
        "Which?",
        ("medicine", "A medicine: after a transplant, or for example cortisone tablets, methotrexate or a biological"),
        ("chemotherapy", "Chemotherapy"),
        ("radiotherapy", "Radiotherapy (treatment with radiation)"),
    ),
    where(
        IMMUNOSUPPRESSION,
        id="radiotherapy-where",
        when=When(question="immunosuppression-by", values=("radiotherapy",)),
    ),
    RETINOID_OR_ACID,
    which(
        RETINOID_OR_ACID,
        "is",
        "Are you using it now?",
        ("using", "I am using it"),
        ("stopped", "I have stopped using it"),
    ),
    day(
        RETINOID_OR_ACID,
        "When did you use it last?",
        when=When(question="retinoid-or-acid-is", values=("stopped",)),
    ),
    HEART_RHYTHM,
    DIABETES,
    which(
        DIABETES,
        "is",
        "How is your blood sugar?",
        ("settled", "Mostly where it should be"),
        ("unsettled", "It goes up and down, or I do not know"),
    ),
)
