"""What we never promise in our own voice, and when a sentence says the opposite of it."""

import re
from collections.abc import Iterator

from .speech import plain

_FELT = (
    r"(?:pain|redness|bleeding|blood|scarring|downtime|down time|discomfort|side[- ]effects?|risks?|swelling|bruis\w+)"
)
# Words of a state: what a scale or an answer may name ("No pain."), and what nobody may promise of a treatment.
STATES = (rf"\b(?:no|zero|without(?: any)?|free (?:of|from)|never any) {_FELT}\b",)
PROMISES = (
    r"\b(?:pain|blood)[- ]?(?:less|free)(?:ly|ness)?\b",
    r"\b(?:risk|scar|redness|downtime|irritation)[- ]free\b",
    r"\b(?:does|do|will|would|did)(?: not|n't) (?:hurt|bleed|scar|redden)\b",
    r"\bwon't (?:hurt|bleed|scar|redden)\b",
    r"\b(?:for|suits?|helps?) (?:virtually |absolutely |almost |nearly |really |just )*"
    r"(?:anyone|anybody|everyone|everybody|all skin types|(?:any|every) skin|all ages|(?:any|every) age)\b",
    r"\binvisibl[ey]\b",
    r"\bguarantee(?:s|d)?\b",
    r"\b(?:100 ?%|completely|totally|perfectly|absolutely|entirely|fully) (?:safe|harmless|effective)\b",
    r"\b(?:cures?|cured)\b",
    r"\bclinically proven\b",
    r"\bmirac(?:le|ulous)",
    r"\b(?:erases?|banish(?:es)?|removes?|eliminates?) (?:all |any |every |your )+"
    r"(?:scars?|wrinkles?|lines|pores|spots)\b",
    r"\b(?:permanent|lasting|instant|immediate) (?:results?|removal|cure)\b",
    r"\bresults? (?:that )?lasts? forever\b",
)
# "It is not painless", "Nothing that we know cures it": the opposite of a claim. "Not only painless" is none.
_NOT = r"\b(?:not|never|nor|neither|hardly|nothing|nobody|cannot|no|\w+n't)\b"
_YET = r"\b(?:only|just|merely|simply|doubt|longer)\b"
WORDS_BEFORE = 4


def claimed(text: str, *, states: bool = True) -> Iterator[str]:
    """Each claim with some words around it."""
    text = plain(text)
    for pattern in PROMISES:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not _is_denied(text[: match.start()]):
                yield _around(text, match)
    for pattern in STATES if states else ():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield _around(text, match)


def _is_denied(before: str) -> bool:
    """By a word of the same clause, a few words back at most."""
    clause = re.split(r"[,;:.!?()]", before)[-1]
    words = " ".join(clause.split()[-WORDS_BEFORE:])
    return bool(re.search(_NOT, words, re.IGNORECASE)) and not re.search(_YET, words, re.IGNORECASE)


def _around(text: str, match: re.Match[str]) -> str:
    return repr(text[max(0, match.start() - 30) : match.end() + 20])
