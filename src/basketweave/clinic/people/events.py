"""What one line of a patient's timeline is; each step gives its own by `queries.events_of`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, or is to happen, at a moment. Clinical ones are kept from the front desk."""

    at: datetime
    site_id: UUID  # whose clinical lines one has to be allowed to read
    zone: str  # the site's, for showing the day
    words: str  # in the reader's language, neutral unless is_clinical
    url: str = ""
    is_clinical: bool = False
    is_to_come: bool = False
    is_done: bool = True
