"""What cannot wait for a consultation, wherever on the body it is and whatever was asked about."""

from dataclasses import dataclass

from basketweave.science.protocol.findings import Urgency
from basketweave.science.protocol.history import History
from basketweave.science.quantities import Mark


@dataclass(frozen=True, kw_only=True)
class CannotWait:
    """The answer that says so, and how soon somebody should be seen."""

    question: str
    urgency: Urgency
    sources: tuple[str, ...]
    mark: Mark = Mark.HOUSE
    stands_behind: str = "Basketweave founders"


SPREADING = CannotWait(question="spreading-infection", urgency=Urgency.NOW, sources=("chu-2021",))
CHANGING = CannotWait(question="changing-mark", urgency=Urgency.TODAY, sources=("skinpen-label",))


def cannot_wait(history: History) -> tuple[CannotWait, ...]:
    """The most urgent first; nothing that a doctor has already looked at."""
    found = []
    if history.has("spreading-infection"):
        found.append(SPREADING)
    if history.has("changing-mark") and not history.says("changing-mark-seen", "harmless", "being-treated"):
        found.append(CHANGING)
    return tuple(found)
