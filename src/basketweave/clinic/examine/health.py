"""The answers about health, for the page on which skin is examined."""

from typing import Any

from basketweave.clinic.consult.answered import known, who_answered
from basketweave.clinic.examine.models import Examination


def health_of(found: Examination) -> dict[str, Any]:
    """What was answered about health; what differs is told once there was an answering before."""
    health = known(found.episode)
    has_before = len(health.answerings) > 1
    return {
        "episode": found.episode,
        "health": health,
        "who_answered": who_answered(health.screening) if health.screening else "",
        "changed": health.answerings[0].changes if has_before else (),
    }
