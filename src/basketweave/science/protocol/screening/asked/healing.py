"""How this skin heals, and what else the specialist should know."""

from basketweave.science.protocol.screening.asked.shapes import tick
from basketweave.science.protocol.screening.question import Group, Kind, Occasion, Question

QUESTIONS: tuple[Question, ...] = (
    tick(
        "keloid",
        "My scars grow thick, hard or raised",
        Group.HEALING,
        "Doctors call such a scar hypertrophic, or a keloid when it grows beyond the wound.",
    ),
    tick(
        "bleeding-disorder",
        "My blood does not clot as it should",
        Group.HEALING,
        "For example haemophilia, von Willebrand disease, or too few platelets.",
    ),
    tick(
        "connective-tissue",
        "Scleroderma, lupus or another disease of the connective tissue",
        Group.HEALING,
        "Connective tissue is what holds skin and organs together.",
    ),
    Question(
        id="unrealistic-expectation",
        text="What is hoped for is more than treatment can give, or the worry is larger than what is seen",
        kind=Kind.TICK,
        group=Group.HEALING,
        help="Only you see this question. It asks for a talk first, not for a no.",
        occasions=frozenset({Occasion.SPECIALIST}),
    ),
    tick(
        "not-sure",
        "I am not sure about some of these",
        Group.HEALING,
        "Then the specialist goes through them with you.",
    ),
)
