"""Decodes one picture from stdin in a process of its own with little memory and time: it may crash, we do not.

No Django, no settings. Arguments: most pixels, longest side, megabytes of memory, seconds of processor.
Answers on stdout: a line of JSON, then the JPEG.
"""

import io
import json
import resource
import sys
import warnings
from datetime import datetime

BRAND_PLACE, HEIF_BRANDS = slice(4, 12), (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypheim")
DATE_TAKEN, EXIF_FOLDER, DATE_CHANGED = 0x9003, 0x8769, 0x0132


class Refused(Exception):
    """`code` is one of not_an_image, too_many_pixels, broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main() -> None:
    most_pixels, longest_side, megabytes, seconds = map(int, sys.argv[1:5])
    limit(megabytes=megabytes, seconds=seconds)
    try:
        told, jpeg = photograph(sys.stdin.buffer.read(), most_pixels=most_pixels, longest_side=longest_side)
    except Refused as refusal:
        told, jpeg = {"refused": refusal.code}, b""
    except MemoryError:
        told, jpeg = {"refused": "too_many_pixels"}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + jpeg)


def limit(*, megabytes: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # and leaves no picture of its memory behind
    if sys.platform == "linux":  # elsewhere the system does not know this limit
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def photograph(content: bytes, *, most_pixels: int, longest_side: int) -> tuple[dict, bytes]:
    """What the picture is, and a clean copy: upright, sRGB, no side longer than asked, nothing but pixels in it."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = most_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    reads = ["JPEG", "PNG", "WEBP"]
    if content[BRAND_PLACE] in HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener()
        reads = ["HEIF"]
    try:
        picture = Image.open(io.BytesIO(content), formats=reads)  # the header alone: nothing is decoded yet
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too_many_pixels") from None
    except UnidentifiedImageError:
        raise Refused("broken" if looks_like_a_picture(content) else "not_an_image") from None
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError):
        raise Refused("broken") from None
    if picture.width * picture.height > most_pixels:
        raise Refused("too_many_pixels")
    try:
        return cleaned(picture, longest_side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("too_many_pixels") from None
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError, IndexError, TypeError):
        raise Refused("broken") from None


def cleaned(picture, longest_side: int) -> tuple[dict, bytes]:
    from PIL import ImageOps

    kind, taken_at, profile = picture.format, date_taken(picture), picture.info.get("icc_profile")
    orientation = picture.getexif().get(0x0112, 1)
    picture.draft(None, (longest_side, longest_side))  # a large JPEG is decoded smaller at once
    picture.load()
    picture = widened(picture)
    picture.thumbnail((longest_side, longest_side))  # small first: what follows needs several copies
    picture = in_srgb(flattened(picture), profile)
    picture.getexif()[0x0112] = orientation
    picture = ImageOps.exif_transpose(picture)
    pixels = picture.copy()
    pixels.info = {}  # no EXIF, no comment, no profile
    made = io.BytesIO()
    pixels.save(made, "JPEG", quality=90, optimize=True)
    told = {
        "width": pixels.width,
        "height": pixels.height,
        "format": "JPEG" if kind == "MPO" else kind,
        "taken_at": taken_at.isoformat() if taken_at else None,
    }
    return told, made.getvalue()


def widened(picture):
    """Every mode as RGB or RGBA; CMYK stays for its profile."""
    if picture.mode in ("RGB", "RGBA", "CMYK"):
        return picture
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value * (1 / 256) + 0).convert("L").convert("RGB")
    has_holes = "A" in picture.getbands() or "a" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_holes else "RGB")


def flattened(picture):
    """What is transparent becomes white paper."""
    from PIL import Image

    if picture.mode != "RGBA":
        return picture
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def in_srgb(picture, profile: bytes | None):
    """A phone's wide colours as every screen shows them; a profile that cannot be read is left aside."""
    from PIL import ImageCms

    if profile:
        try:
            described = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, described, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            turned = None
        if turned is not None:
            return turned
    return picture.convert("RGB")


def date_taken(picture) -> datetime | None:
    """As the camera's own clock said: it knows no zone."""
    exif = picture.getexif()
    told = exif.get_ifd(EXIF_FOLDER).get(DATE_TAKEN) or exif.get(DATE_CHANGED)
    try:
        day, time = str(told).strip("\0 ").split(" ")
        return datetime.fromisoformat(f"{day.replace(':', '-')}T{time}")
    except ValueError:
        return None


def looks_like_a_picture(content: bytes) -> bool:
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
    return content.startswith(starts) or content[BRAND_PLACE] in HEIF_BRANDS or content[8:12] == b"WEBP"


if __name__ == "__main__":
    main()
