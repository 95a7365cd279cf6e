"""A photograph as somebody hands it in: decoded in a limited process of its own, never in ours."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.conf import settings

import basketweave

LONGEST_SIDE = 2400
MEGABYTES = 1500
PROCESSOR_SECONDS = 20
LONGEST_WAIT_S = 30


class Code(StrEnum):
    NOT_AN_IMAGE = "not_an_image"
    TOO_LARGE = "too_large"  # in bytes
    TOO_MANY_PIXELS = "too_many_pixels"
    TOOK_TOO_LONG = "took_too_long"
    BROKEN = "broken"


class PhotographRefused(Exception):
    """`code` says why; `limit` is the bytes or pixels that are allowed, where that is the reason."""

    def __init__(self, code: Code, limit: int | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.limit = limit


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """What was handed in (its format, when its camera's clock says it was taken), and the clean copy to show."""

    width: int  # of the clean copy, as are the height and the JPEG
    height: int
    format: str  # JPEG, PNG, WEBP or HEIF
    taken_at: datetime | None  # no zone: the camera knows none
    clean_jpeg: bytes

    @property
    def content_type(self) -> str:
        """Of the original."""
        return {"HEIF": "image/heic"}.get(self.format, f"image/{self.format.lower()}")


def photograph(content: bytes) -> Photograph:
    """Upright, in sRGB, at most 2400 pixels a side, with no trace of place or device. Takes a part of a second: call
    it before a transaction, not within."""
    if len(content) > settings.PHOTOGRAPH_MAX_BYTES:
        raise PhotographRefused(Code.TOO_LARGE, settings.PHOTOGRAPH_MAX_BYTES)
    told, jpeg = decoded(content)
    if code := told.get("refused"):
        is_about_pixels = code == Code.TOO_MANY_PIXELS
        raise PhotographRefused(Code(code), settings.PHOTOGRAPH_MAX_PIXELS if is_about_pixels else None)
    taken_at = datetime.fromisoformat(told["taken_at"]) if told["taken_at"] else None
    return Photograph(
        width=told["width"], height=told["height"], format=told["format"], taken_at=taken_at, clean_jpeg=jpeg
    )


def decoded(content: bytes) -> tuple[dict, bytes]:
    """The worker's answer. One that died by its limits took too long; one that died otherwise met a broken file."""
    limits = [settings.PHOTOGRAPH_MAX_PIXELS, LONGEST_SIDE, MEGABYTES, PROCESSOR_SECONDS]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, numbers as arguments
            [sys.executable, "-m", "basketweave.clinic.vault.decode_worker", *map(str, limits)],
            input=content,
            capture_output=True,
            check=False,
            timeout=LONGEST_WAIT_S,
            cwd="/",
            env={"PYTHONPATH": str(Path(basketweave.__file__).parents[1]), "PATH": os.defpath},
        )
    except subprocess.TimeoutExpired:
        raise PhotographRefused(Code.TOOK_TOO_LONG) from None
    if done.returncode in (-24, -9):  # the processor's limit, soft and hard
        raise PhotographRefused(Code.TOOK_TOO_LONG)
    head, newline, jpeg = done.stdout.partition(b"\n")
    if done.returncode or not newline:
        raise PhotographRefused(Code.BROKEN)
    return json.loads(head), jpeg
