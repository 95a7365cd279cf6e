"""The shapes that most questions have, each made in full from its parent."""

import pytest

from basketweave.science.protocol.screening.asked import shapes
from basketweave.science.protocol.screening.question import Choice, Group, Kind, Question, When

GROUP = next(iter(Group))
PARENT = Question(id="filler", text="A filler", kind=Kind.TICK, group=GROUP, help="Under the skin")
ANOTHER = When(question="filler-is", values=("now",))
OLD_AND_NEW = (("now", "Now"), ("then", "Then"))


def test_something_to_tick():
    assert shapes.tick("filler", "A filler", GROUP, help="Under the skin") == PARENT
    assert shapes.tick("filler", "A filler", GROUP).help == ""


@pytest.mark.parametrize(("shape", "kind"), [(shapes.which, Kind.CHOICE), (shapes.several, Kind.SEVERAL)])
def test_one_or_more_of_a_few_once_the_parent_is_ticked(shape, kind):
    assert shape(PARENT, "is", "Which?", *OLD_AND_NEW) == Question(
        id="filler-is",
        text="Which?",
        kind=kind,
        group=GROUP,
        choices=(Choice(value="now", text="Now"), Choice(value="then", text="Then")),
        when=When(question="filler"),
    )


def test_a_day_of_the_parent_or_of_one_answer_to_it():
    made = shapes.day(PARENT, "When?", within_years=2)

    assert made == Question(
        id="filler-on",
        text="When?",
        kind=Kind.DAY,
        group=GROUP,
        help="As near as you remember. If you are not sure, take the later day.",
        when=When(question="filler"),
        within_years=2,
    )
    assert shapes.day(PARENT, "When?").within_years is None
    assert shapes.day(PARENT, "When?", when=ANOTHER).when == ANOTHER


def test_a_place_of_the_parent_or_of_one_answer_to_it():
    made = shapes.where(PARENT)

    assert made == Question(
        id="filler-where",
        text="Where?",
        kind=Kind.ZONES,
        group=GROUP,
        help="Leave it empty if the place is not in the list, or if it is everywhere.",
        when=When(question="filler"),
    )
    assert shapes.where(PARENT, id="elsewhere").id == "elsewhere"
    assert shapes.where(PARENT, when=ANOTHER).when == ANOTHER
