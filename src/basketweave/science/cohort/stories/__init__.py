"""How far each of them comes, so that today somebody stands at every step."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from basketweave.science.cohort.lives import Life
from basketweave.science.cohort.stories import asking, deciding, in_a_course, reviewing

Story = Callable[[Life], None]

# Who lives which story, and at which site.
STORIES: Mapping[str, tuple[str, Story]] = MappingProxyType(
    {
        "amina": ("rua-do-sol", deciding.goes_to_a_scar_clinic),
        "ana": ("rua-do-sol", in_a_course.is_treated_today),
        "anjali": ("rua-do-sol", asking.asks_to_be_called),
        "asta": ("lindenhof", in_a_course.has_yet_to_book),
        "bruna": ("rua-do-sol", deciding.waits_after_a_filler),
        "callum": ("rua-do-sol", asking.cannot_wait),
        "fatima": ("rua-do-sol", deciding.is_half_examined),
        "giorgos": ("rua-do-sol", reviewing.is_due_for_review),
        "gunther": ("lindenhof", deciding.is_referred_elsewhere),
        "hanna": ("rua-do-sol", in_a_course.is_held),
        "ines": ("rua-do-sol", reviewing.is_reviewed),
        "jean-luc": ("lindenhof", in_a_course.drops_out),
        "kwame": ("rua-do-sol", in_a_course.is_in_the_middle),
        "leila": ("rua-do-sol", in_a_course.has_a_check_in_due),
        "marisol": ("rua-do-sol", deciding.goes_to_a_dermatologist),
        "matteo": ("rua-do-sol", deciding.goes_to_have_cross),
        "mbali": ("rua-do-sol", in_a_course.needs_a_call),
        "ngoc": ("rua-do-sol", deciding.was_needled_elsewhere),
        "ngozi": ("rua-do-sol", deciding.waits_for_a_decision),
        "siobhan": ("rua-do-sol", in_a_course.has_a_record_to_sign),
        "tomasz": ("lindenhof", asking.asks_on_the_phone),
        "wei": ("rua-do-sol", asking.comes_today),
        "zoe": ("lindenhof", deciding.has_to_wait),
    }
)
