"""What each finding says to those who treat, by its rule and code."""

from collections.abc import Mapping

from basketweave.clinic.house.finding_words.facts import Sentence
from basketweave.clinic.house.finding_words.health import HEALTH
from basketweave.clinic.house.finding_words.sessions import SESSIONS
from basketweave.clinic.house.finding_words.skin import SKIN
from basketweave.clinic.house.finding_words.treating import TREATING
from basketweave.clinic.house.finding_words.waits import WAITS

RULES: Mapping[tuple[str, str], Sentence] = {
    (rule, code): sentence
    for room in (SESSIONS, TREATING, WAITS, SKIN, HEALTH)
    for rule, by_code in room.items()
    for code, sentence in by_code.items()
}
