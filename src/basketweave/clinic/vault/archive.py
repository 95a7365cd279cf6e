"""The backup's one file: a tar with a manifest that hashes every part, and a keyed hash over the manifest."""

import hashlib
import hmac
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from basketweave.clinic.ledger.chain import keyed

MANIFEST, MARK = "manifest.json", "manifest.mark"
FORMAT = 1


class BackupUnusable(Exception):
    """The file is no backup, was changed, or belongs to another clinic; `why` is a code, `part` the part it met."""

    def __init__(self, why: str, part: str = "") -> None:
        super().__init__(f"{why} {part}".strip())
        self.why = why
        self.part = part


@dataclass(frozen=True)
class Writer:
    tar: tarfile.TarFile
    parts: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        self.tar.addfile(entry, io.BytesIO(content))
        self.parts[name] = hashlib.sha256(content).hexdigest()

    def add_file(self, name: str, path: Path) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = path.stat().st_size, 0o600
        with path.open("rb") as file:
            self.parts[name] = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            self.tar.addfile(entry, file)


@contextmanager
def written(to: Path, manifest: dict[str, Any]) -> Iterator[Writer]:
    """The file appears under its name only when it is whole, readable by its owner alone. What `manifest` holds at
    the end goes in last."""
    unfinished = to.with_name(to.name + ".unfinished")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                writer = Writer(tar)
                yield writer
                told = {"format": FORMAT, **manifest, "parts": dict(writer.parts)}
                content = json.dumps(told, indent=1, sort_keys=True).encode()
                writer.add(MANIFEST, content)
                writer.add(MARK, mark(content).encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(to)
    finally:
        unfinished.unlink(missing_ok=True)


@dataclass(frozen=True, kw_only=True)
class Reader:
    tar: tarfile.TarFile
    manifest: dict[str, Any]

    def part(self, name: str) -> IO[bytes]:
        return part_of(self.tar, name)


@contextmanager
def opened(source: Path) -> Iterator[Reader]:
    """Every part is compared with the manifest before anybody reads one."""
    try:
        with tarfile.open(source) as tar:
            content = part_of(tar, MANIFEST).read()
            if not hmac.compare_digest(part_of(tar, MARK).read().decode("ascii", "replace"), mark(content)):
                raise BackupUnusable("changed_or_foreign", MANIFEST)
            manifest = json.loads(content)
            if manifest["format"] != FORMAT:
                raise BackupUnusable("unknown_format")
            compare(tar, manifest["parts"])
            yield Reader(tar=tar, manifest=manifest)
    except (tarfile.TarError, EOFError):
        raise BackupUnusable("not_a_backup") from None


def compare(tar: tarfile.TarFile, parts: dict[str, str]) -> None:
    strangers = set(tar.getnames()) ^ {*parts, MANIFEST, MARK}
    if strangers:
        raise BackupUnusable("changed", min(strangers))
    for name, digest in parts.items():
        if hashlib.file_digest(part_of(tar, name), "sha256").hexdigest() != digest:  # type: ignore[arg-type]
            raise BackupUnusable("changed", name)


def part_of(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    try:
        found = tar.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise BackupUnusable("not_a_backup", name)
    return found


def mark(manifest: bytes) -> str:
    return keyed(b"backup", manifest)
