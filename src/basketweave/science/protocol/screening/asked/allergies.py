"""What the body does not bear."""

from basketweave.science.protocol.screening.asked.shapes import tick
from basketweave.science.protocol.screening.question import Group, Question

QUESTIONS: tuple[Question, ...] = (
    tick(
        "anaesthetic-allergy",
        "A bad reaction to a numbing cream or injection",
        Group.ALLERGIES,
        "For example to lidocaine, perhaps at a dentist's.",
    ),
    tick(
        "steel-allergy",
        "An allergy to stainless steel",
        Group.ALLERGIES,
        "The needles are made of it. If jewellery or a buckle gives you a rash, tick this too.",
    ),
)
