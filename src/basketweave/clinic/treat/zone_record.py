"""One planned zone of a session: what it was given, or why it was left out."""

from dataclasses import dataclass
from decimal import Decimal

from basketweave.clinic.face.zones import name_of
from basketweave.clinic.treat.models import TreatedZone


@dataclass(frozen=True, kw_only=True)
class ZoneRecord:
    """What one planned zone was given, or why it was left out."""

    zone: str
    needle_length_mm: Decimal
    passes: int | None = None
    endpoint: str = ""
    left_out_because: str = ""

    @property
    def name(self) -> str:
        return name_of(self.zone)

    @property
    def endpoint_words(self) -> str:
        return str(dict(TreatedZone.Endpoint.choices).get(self.endpoint, ""))

    @property
    def is_treated(self) -> bool:
        return not self.left_out_because.strip()

    @property
    def is_by_the_eye(self) -> bool:
        return self.zone.startswith("periorbital")

    @property
    def is_complete(self) -> bool:
        return bool(self.left_out_because.strip()) or bool(self.passes and self.endpoint)
