"""What the skin is like today."""

from basketweave.science.protocol.screening.asked.shapes import day, tick, where, which
from basketweave.science.protocol.screening.question import Group, Question, When

SKIN_INFECTION = tick(
    "skin-infection",
    "A skin infection, now or in the last weeks",
    Group.SKIN,
    "For example warts, ringworm (a fungus that grows in rings), impetigo (honey-coloured crusts) or molluscum "
    "(small pearly bumps). Cold sores come next.",
)
COLD_SORES = tick(
    "cold-sores",
    "Cold sores, now or ever",
    Group.SKIN,
    "Small blisters around the mouth or nose, also called fever blisters. A virus named herpes causes them.",
)
ACNE_NOW = tick("acne-now", "Acne now: red, sore or pus-filled spots", Group.SKIN)
ACNE_HEALED = tick(
    "acne-healed", "Acne that has just calmed down", Group.SKIN, "It was red or sore not long ago, and is not any more."
)
SUNBURN = tick("sunburn", "A sunburn or a fresh tan", Group.SKIN)
OPEN_WOUND = tick("open-wound", "A cut, a graze or a sore that is still open, or irritated skin", Group.SKIN)
ECZEMA_PSORIASIS = tick(
    "eczema-psoriasis", "Eczema or psoriasis", Group.SKIN, "Dry, itchy or scaly patches that come and go."
)
ROSACEA_SPOTS = tick(
    "rosacea-spots",
    "Rosacea with bumps or pimples",
    Group.SKIN,
    "Rosacea is a flushed face that keeps coming back. Here we ask for the kind with bumps.",
)
ROUGH_PATCHES = tick(
    "rough-patches",
    "Rough patches from the sun that do not go away",
    Group.SKIN,
    "They feel like sandpaper. Doctors call them actinic or solar keratoses.",
)
MELASMA = tick(
    "melasma",
    "Brown patches on the face that a doctor called melasma",
    Group.SKIN,
    "Or such patches that came with a pregnancy or with hormones.",
)
TATTOO = tick(
    "tattoo", "A tattoo or permanent make-up", Group.SKIN, "Brows, lips and eyeliner that were tattooed count too."
)

QUESTIONS: tuple[Question, ...] = (
    SKIN_INFECTION,
    which(SKIN_INFECTION, "is", "How is it now?", ("now", "I have it now"), ("healed", "It has healed")),
    day(SKIN_INFECTION, "Since when has it been healed?", when=When(question="skin-infection-is", values=("healed",))),
    where(SKIN_INFECTION),
    COLD_SORES,
    which(
        COLD_SORES,
        "is",
        "When was the last one?",
        ("now", "I have one now, or feel one coming"),
        ("healed", "It healed in the last three months"),
        ("long-ago", "It healed longer ago"),
    ),
    day(COLD_SORES, "Since when has it been healed?", when=When(question="cold-sores-is", values=("healed",))),
    ACNE_NOW,
    which(
        ACNE_NOW,
        "is",
        "How much of it?",
        ("few", "A few spots"),
        ("many", "Many spots"),
        ("deep-lumps", "Deep, painful lumps under the skin"),
    ),
    where(ACNE_NOW),
    ACNE_HEALED,
    day(ACNE_HEALED, "Since when has it been calm?"),
    SUNBURN,
    day(SUNBURN, "When did you get it?"),
    where(SUNBURN),
    OPEN_WOUND,
    where(OPEN_WOUND),
    ECZEMA_PSORIASIS,
    where(ECZEMA_PSORIASIS),
    ROSACEA_SPOTS,
    ROUGH_PATCHES,
    where(ROUGH_PATCHES),
    MELASMA,
    TATTOO,
    where(TATTOO),
)
