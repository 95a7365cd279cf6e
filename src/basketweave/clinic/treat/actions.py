"""What can be done in the treatment room: begin, save half-finished, sign and lock, add beside."""

from basketweave.clinic.treat.beginning import begin
from basketweave.clinic.treat.recording import save, what_is_missing
from basketweave.clinic.treat.signing import add_addendum, sign

__all__ = ["add_addendum", "begin", "save", "sign", "what_is_missing"]
