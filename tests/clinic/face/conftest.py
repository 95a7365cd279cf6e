"""The face is shown on the shell's pages: the same bare house."""

from tests.clinic.shell.conftest import bare_house, rendered

__all__ = ["bare_house", "rendered"]
