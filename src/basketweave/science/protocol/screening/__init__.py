"""What is asked about health before skin is needled, and how answers become a history."""

from basketweave.science.protocol.screening.plain import as_plain, from_plain

__all__ = ["as_plain", "from_plain"]
