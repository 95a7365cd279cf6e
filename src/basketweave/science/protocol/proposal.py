"""What somebody means to do: the one question that every rule is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from basketweave.science.protocol.history import History
from basketweave.science.quantities import Appearance, Concern, Jurisdiction, OnTheSkin, Zone

NOT_EXAMINED = Appearance()
NOT_ASKED = History()


class ProposalRefused(ValueError):
    """A proposal that no rule could judge: no zone at all, or less than one session."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A day for these zones, and what is known of each; a part left out is not judged.

    `treated_days` are the days on which a zone was actually treated, in any course, here or elsewhere as told.
    `booked_days` stand in until they are done; the session that is being moved or recorded is left out by the caller.
    """

    day: date
    zones: frozenset[Zone]
    treated_days: Mapping[Zone, tuple[date, ...]] = field(default_factory=dict, hash=False)
    booked_days: Mapping[Zone, tuple[date, ...]] = field(default_factory=dict, hash=False)
    session_count: int | None = None
    born_on: date | None = None
    is_birthday_asked: bool = False  # then a day of birth that nobody told is a question
    concerns: frozenset[Concern] = frozenset()
    appearance: Appearance = NOT_EXAMINED
    history: History = NOT_ASKED
    jurisdiction: Jurisdiction = Jurisdiction.NOT_READ
    needle_lengths_mm: Mapping[Zone, float] = field(default_factory=dict, hash=False)
    device_ceiling_mm: float | None = None  # what its label allows
    stays_outside_orbital_rim: bool | None = None  # as whoever treats has said; None is not said
    on_the_skin: frozenset[OnTheSkin] = frozenset()
    is_numbed: bool | None = None  # with an anaesthetic

    def __post_init__(self) -> None:
        if not self.zones:
            raise ProposalRefused("no-zones")
        if self.session_count is not None and self.session_count < 1:
            raise ProposalRefused("no-sessions")
