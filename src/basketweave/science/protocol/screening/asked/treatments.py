"""What was done to the skin before, and when."""

from basketweave.science.protocol.screening.asked.shapes import day, tick, where
from basketweave.science.protocol.screening.question import Group, Kind, Occasion, Question, When

LAST = "When was the last time?"
FILLER = tick(
    "filler",
    "A filler",
    Group.TREATMENTS,
    "A gel injected under the skin, for example hyaluronic acid in lips or cheeks.",
)
LASER = tick(
    "laser",
    "A laser or strong light",
    Group.TREATMENTS,
    "To smooth the skin, to remove hair or colour; pulsed light (IPL) too.",
)
TOXIN = tick(
    "toxin", "An injection that relaxes muscles", Group.TREATMENTS, "Botulinum toxin, for example Botox, against lines."
)
PEEL = tick(
    "peel",
    "A deep chemical peel, or dermabrasion",
    Group.TREATMENTS,
    "A peel takes off the upper skin with an acid; dermabrasion sands it down.",
)
SURGERY = tick(
    "surgery",
    "An operation on the skin, or a serious injury or burn of it",
    Group.TREATMENTS,
    "In the last two years; or longer ago, if its scar is what you would like us to look at.",
)
NEEDLING = tick(
    "needling", "Microneedling elsewhere", Group.TREATMENTS, "At another clinic, or with a roller or pen at home."
)

QUESTIONS: tuple[Question, ...] = (
    FILLER,
    day(FILLER, LAST),
    where(FILLER),
    LASER,
    day(LASER, LAST),
    where(LASER),
    TOXIN,
    day(TOXIN, LAST),
    where(TOXIN),
    PEEL,
    day(PEEL, LAST),
    where(PEEL),
    SURGERY,
    day(SURGERY, LAST),
    where(SURGERY),
    Question(
        id="surgery-is-the-scar",
        text="The scar to be treated is the scar of this operation or injury",
        kind=Kind.TICK,
        group=Group.TREATMENTS,
        help="A fresh surgical scar that is treated on purpose has a wait of its own.",
        when=When(question="surgery"),
        occasions=frozenset({Occasion.SPECIALIST}),
    ),
    NEEDLING,
    day(NEEDLING, LAST),
    where(NEEDLING),
)
