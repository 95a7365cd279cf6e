"""A file of knowledge that nobody may speak or treat by; it stops the start."""


class FileRefused(ValueError):
    """Says the file, the line and the reason; each kind of file has its own."""

    def __init__(self, *, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason
