"""The few shapes that most questions have: something to tick, then which, when and where."""

from basketweave.science.protocol.screening.question import Choice, Group, Kind, Question, When


def tick(id: str, text: str, group: Group, help: str = "") -> Question:
    return Question(id=id, text=text, kind=Kind.TICK, group=group, help=help)


def which(parent: Question, name: str, text: str, *choices: tuple[str, str]) -> Question:
    """One of a few, once the parent is ticked."""
    return Question(
        id=f"{parent.id}-{name}",
        text=text,
        kind=Kind.CHOICE,
        group=parent.group,
        choices=tuple(Choice(value=value, text=words) for value, words in choices),
        when=When(question=parent.id),
    )


def several(parent: Question, name: str, text: str, *choices: tuple[str, str]) -> Question:
    """One or more of a few, once the parent is ticked."""
    return Question(
        id=f"{parent.id}-{name}",
        text=text,
        kind=Kind.SEVERAL,
        group=parent.group,
        choices=tuple(Choice(value=value, text=words) for value, words in choices),
        when=When(question=parent.id),
    )


def day(parent: Question, text: str, *, when: When | None = None, within_years: int | None = None) -> Question:
    return Question(
        id=f"{parent.id}-on",
        text=text,
        kind=Kind.DAY,
        group=parent.group,
        help="As near as you remember. If you are not sure, take the later day.",
        when=when or When(question=parent.id),
        within_years=within_years,
    )


def where(parent: Question, *, id: str = "", when: When | None = None) -> Question:
    return Question(
        id=id or f"{parent.id}-where",
        text="Where?",
        kind=Kind.ZONES,
        group=parent.group,
        help="Leave it empty if the place is not in the list, or if it is everywhere.",
        when=when or When(question=parent.id),
    )
