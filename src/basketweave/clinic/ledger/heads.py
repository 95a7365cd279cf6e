"""The heads of the seals, kept in a file outside the database: what was sealed cannot be cut off unseen."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from basketweave.clinic.ledger import outside
from basketweave.clinic.ledger.chain import keyed, moment
from basketweave.clinic.ledger.models import Seal


@dataclass(frozen=True, kw_only=True)
class Head:
    """A line of the file: a seal, or (with its own keyed hash) the note that the clinic was restored up to a seal."""

    number: int
    digest: str
    at: str
    restored_mark: str = ""

    @classmethod
    def of(cls, seal: Seal) -> "Head":
        return cls(number=seal.number, digest=seal.digest, at=moment(seal.sealed_at))

    @classmethod
    def restored(cls, *, number: int, digest: str, at: datetime) -> "Head":
        mark = keyed(b"restored", f"{number} {digest} {moment(at)}".encode())
        return cls(number=number, digest=digest, at=moment(at), restored_mark=mark)

    @property
    def is_true_mark(self) -> bool:
        return self.restored_mark == keyed(b"restored", f"{self.number} {self.digest} {self.at}".encode())

    def __str__(self) -> str:
        return " ".join(filter(None, [str(self.number), self.digest, self.at, self.restored_mark]))


def path() -> Path:
    return Path(settings.HOME) / "ledger-heads.log"


def read() -> list[Head | None]:
    """Every line of the file in order; None where a line cannot be read."""
    if not path().exists():
        return []
    return [parsed(line) for line in path().read_text("ascii", errors="replace").splitlines()]


def last() -> Head | None:
    """From the end of the file alone: it grows by a line a minute for years."""
    if not path().exists():
        return None
    with path().open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 2000))
        ending = file.read().decode("ascii", errors="replace").splitlines()
    return next((head for line in reversed(ending) if (head := parsed(line))), None)


def append(heads: Iterable[Head]) -> None:
    outside.append(path(), "".join(f"{head}\n" for head in heads))


def parsed(line: str) -> Head | None:
    parts = line.split(" ")
    if len(parts) not in (3, 4) or not parts[0].isdecimal():
        return None
    return Head(number=int(parts[0]), digest=parts[1], at=parts[2], restored_mark=parts[3] if len(parts) == 4 else "")
