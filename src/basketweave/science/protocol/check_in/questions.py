"""The questions of a check-in, in plain language, with the days on which each is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Choice:
    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """Asked from one day after the session to another, the day itself being 0; without an end where none is given."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    from_day: int = 0
    until_day: int | None = None

    def is_asked(self, day_after: int) -> bool:
        return self.from_day <= day_after and (self.until_day is None or day_after <= self.until_day)


HOW_MUCH = (
    Choice(value="none", text="No"),
    Choice(value="a-little", text="A little"),
    Choice(value="a-lot", text="A lot"),
)
YES_OR_NO = (Choice(value="no", text="No"), Choice(value="yes", text="Yes"))
HOW_SORE = (
    Choice(value="none", text="No"),
    Choice(value="easing", text="Yes, less than the day before"),
    Choice(value="same", text="Yes, the same as the day before"),
    Choice(value="rising", text="Yes, more than the day before"),
)
HOW_EYES_ARE = (
    Choice(value="no", text="No"),
    Choice(value="sore", text="Yes: red, sore or watering"),
    Choice(value="sight", text="Yes: I see worse than before, or an eye hurts badly"),
)

# What cannot wait is asked first. Signs of redness come with those that show it on brown and black skin.
QUESTIONS: tuple[Question, ...] = (
    Question(
        id="palpitations",
        text="Do you feel your heart racing or stumbling?",
        choices=YES_OR_NO,
        until_day=1,
    ),
    Question(id="ringing-ears", text="Do your ears ring, or do you feel dizzy?", choices=YES_OR_NO, until_day=1),
    Question(
        id="blue-lips",
        text="Are your lips, gums or nails blue or grey, or is it hard to breathe?",
        choices=YES_OR_NO,
        until_day=1,
    ),
    Question(id="eyes", text="Is anything wrong with your eyes since the session?", choices=HOW_EYES_ARE),
    Question(id="fever", text="Do you have a fever or shivers?", choices=YES_OR_NO),
    Question(
        id="spreading",
        text="Is redness, warmth, swelling or a darker colour growing beyond the treated skin?",
        choices=YES_OR_NO,
    ),
    Question(id="blisters", text="Do you see blisters or small sores that look punched out?", choices=YES_OR_NO),
    Question(id="pus", text="Does anything yellow or thick come out of the skin?", choices=YES_OR_NO),
    Question(id="tenderness", text="Does the treated skin hurt, or is it tender to touch?", choices=HOW_SORE),
    Question(id="warmth", text="Is the treated skin warmer than the skin around it?", choices=HOW_MUCH),
    Question(id="swelling", text="Is the treated skin swollen?", choices=HOW_MUCH),
    Question(id="redness", text="Is the treated skin redder than before the session?", choices=HOW_MUCH),
    Question(
        id="darker-colour",
        text="Is the treated skin darker or more violet than before the session?",
        choices=HOW_MUCH,
    ),
    Question(
        id="lump",
        text="Can you see or feel a bump, a raised patch or a lump that was not there before?",
        choices=YES_OR_NO,
        from_day=3,
    ),
    Question(id="brown-patch", text="Is there a new brown patch?", choices=YES_OR_NO, from_day=3),
    Question(id="lines", text="Are there new straight lines or rows of marks?", choices=YES_OR_NO, from_day=3),
)


def questions(day_after: int) -> tuple[Question, ...]:
    """What is asked this many days after the last session."""
    return tuple(question for question in QUESTIONS if question.is_asked(day_after))
