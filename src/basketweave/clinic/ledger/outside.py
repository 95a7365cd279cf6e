"""Files that are kept outside the database, and only ever grow."""

import os
from pathlib import Path


def append(path: Path, text: str) -> None:
    """On the disk before it returns, readable by the owner alone."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)
