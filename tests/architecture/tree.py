"""The repository as the architecture tests see it: what git tracks, what Python says."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "basketweave"
CLINIC = SOURCE / "clinic"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps or would keep."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str:
    """The words of a file, blank for a picture."""
    content = path.read_bytes()
    return "" if b"\0" in content[:8000] else content.decode(errors="replace")


def modules(folder: Path = SOURCE) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text())


def room_of(path: Path) -> str:
    """`plan` for clinic/plan/actions.py."""
    return path.relative_to(CLINIC).parts[0]


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
