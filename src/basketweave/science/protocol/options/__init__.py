"""What a specialist would consider for one concern of one patient, in order, each with why it stands there."""

from basketweave.science.protocol.options.proposing import options
from basketweave.science.protocol.options.values import Case, Option, Reason, Standing, Treatment

__all__ = ["Case", "Option", "Reason", "Standing", "Treatment", "options"]
