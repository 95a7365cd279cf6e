"""A picture is read in a limited process; what comes out is upright and clean, what is no picture is refused."""

import io
import struct
import subprocess
import sys
import time
import zlib
from datetime import datetime

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from basketweave.clinic.vault import images
from basketweave.clinic.vault.images import Code, PhotographRefused, photograph

LISBON = {1: "N", 2: (38.0, 42.0, 30.0), 3: "W", 4: (9.0, 8.0, 0.0)}


def written(picture, kind, **options):
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


@pytest.fixture(scope="module")
def portrait(face):
    picture = Image.open(io.BytesIO(face)).convert("RGB")
    picture.thumbnail((300, 400))
    return picture


def told_by_a_phone(*, orientation=1):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = orientation, "Phone maker", "Phone model 7"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 09:15:00"
    exif.get_ifd(0x8825).update(LISBON)
    return exif


def shown(result):
    return Image.open(io.BytesIO(result.clean_jpeg))


def difference(one, other):
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def refused(content):
    with pytest.raises(PhotographRefused) as refusal:
        photograph(content)
    return refusal.value.code


def test_a_real_photograph_is_shown_as_it_is(face):
    result = photograph(face)

    assert (result.width, result.height, result.format, result.content_type) == (1152, 1536, "JPEG", "image/jpeg")
    assert shown(result).size == (1152, 1536)
    assert difference(shown(result), Image.open(io.BytesIO(face))) < 3


@pytest.mark.parametrize(
    ("kind", "content_type"), [("PNG", "image/png"), ("WEBP", "image/webp"), ("JPEG", "image/jpeg")]
)
def test_each_format_that_a_browser_sends_is_read(portrait, kind, content_type):
    result = photograph(written(portrait, kind))

    assert (result.format, result.content_type) == (kind, content_type)
    assert difference(shown(result), portrait) < 6


def test_a_heic_as_phones_take_it_is_read(heic, portrait):
    result = photograph(heic)

    assert (result.width, result.height, result.format, result.content_type) == (240, 320, "HEIF", "image/heic")
    assert result.taken_at == datetime(2026, 3, 2, 9, 15)  # noqa: DTZ001 - a camera's clock knows no zone
    assert difference(shown(result), portrait.resize((240, 320))) < 8


def test_a_broken_heic_is_refused(heic):
    assert refused(heic[: len(heic) // 2]) == Code.BROKEN
    assert refused(heic[:40]) == Code.BROKEN


@pytest.mark.parametrize(("orientation", "turn"), [(3, 180), (6, 90), (8, 270)])
def test_a_picture_taken_sideways_stands_upright(portrait, orientation, turn):
    sideways = portrait.rotate(turn, expand=True)

    result = photograph(written(sideways, "JPEG", exif=told_by_a_phone(orientation=orientation), quality=95))

    assert shown(result).size == portrait.size
    assert difference(shown(result), portrait) < 6


def test_place_and_device_never_leave(portrait, heic):
    phone = written(portrait, "JPEG", exif=told_by_a_phone(), comment=b"taken at home")
    assert b"Phone maker" in phone

    for content in (phone, heic):
        result = photograph(content)
        clean = shown(result)

        assert not clean.getexif()
        assert {name for name in clean.info if not name.startswith("jfif")} == set()
        for secret in (b"Exif", b"Phone", b"taken at home", b"GPS"):
            assert secret not in result.clean_jpeg
    assert photograph(phone).taken_at == datetime(2026, 3, 2, 9, 15)  # noqa: DTZ001


@pytest.mark.parametrize("nonsense", ["0000:00:00 00:00:00", "yesterday", "", "2026:13:45 99:00:00"])
def test_a_date_that_is_none_is_left_aside(portrait, nonsense):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = nonsense

    assert photograph(written(portrait, "JPEG", exif=exif)).taken_at is None


def test_a_large_picture_is_shown_smaller(face):
    large = Image.open(io.BytesIO(face)).resize((4608, 6144))

    result = photograph(written(large, "JPEG", quality=60))

    assert (result.width, result.height) == (1800, 2400)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "1", "I;16"])
def test_every_kind_of_pixel_is_shown(portrait, mode):
    grey = portrait.convert("L")
    picture = (
        grey.convert("I").point(lambda value: value * 257).convert("I;16") if mode == "I;16" else portrait.convert(mode)
    )

    result = photograph(written(picture, "JPEG" if mode == "CMYK" else "PNG"))

    assert shown(result).mode == "RGB"
    expected = grey if mode in ("L", "LA", "I;16") else portrait
    assert difference(shown(result), expected) < (100 if mode == "1" else 12)


def test_what_is_transparent_becomes_white():
    result = photograph(written(Image.new("RGBA", (40, 40), (255, 0, 0, 0)), "PNG"))

    assert shown(result).getpixel((20, 20)) == (255, 255, 255)


def red_and_blue_exchanged():
    """A colour profile whose red is the screen's blue: the screen's own, with two entries of its table exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    places = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_of_another_profile_are_turned_into_those_of_the_screen():
    red = Image.new("RGB", (64, 64), (250, 10, 10))

    result = photograph(written(red, "PNG", icc_profile=red_and_blue_exchanged()))

    r, g, b = shown(result).getpixel((32, 32))
    assert b > 220 > 60 > max(r, g)
    assert "icc_profile" not in shown(result).info


def test_a_profile_that_cannot_be_read_is_left_aside(portrait):
    result = photograph(written(portrait, "PNG", icc_profile=b"nonsense" * 40))

    assert difference(shown(result), portrait) < 6


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear clinic, here is my photo.\n" * 40, b"%PDF-1.7\n...", b"GIF89a" + b"\0" * 60,
     b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\0" * 4000],
    ids=["nothing", "a text named .jpg", "a PDF", "a GIF", "a drawing", "zeros"],
)  # fmt: skip
def test_what_is_no_picture_is_refused(content):
    assert refused(content) == Code.NOT_AN_IMAGE


def test_a_picture_cut_short_is_refused(face):
    assert refused(face[: len(face) // 3]) == Code.BROKEN
    assert refused(face[:200]) == Code.BROKEN


def png(width, height, *chunks):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(*each) for each in chunks) + chunk(b"IEND", b"")
    )


def test_two_hundred_megapixels_are_refused_from_the_header(settings):
    bomb = png(20_000, 10_000, (b"IDAT", zlib.compress(b"\0" * 1000)))
    started = time.perf_counter()

    with pytest.raises(PhotographRefused) as refusal:
        photograph(bomb)

    assert refusal.value.code == Code.TOO_MANY_PIXELS
    assert refusal.value.limit == settings.PHOTOGRAPH_MAX_PIXELS == 100_000_000
    assert time.perf_counter() - started < 3


def test_a_gigapixel_bomb_that_would_really_unpack_is_refused():
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(b"\0" * (1 + 3 * 40_000)) for _ in range(40_000 // 100)) + rows.flush()

    assert refused(png(40_000, 40_000, (b"IDAT", packed))) == Code.TOO_MANY_PIXELS


def test_a_picture_that_needs_more_memory_than_it_may_have_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MEGABYTES", 220)
    rows = zlib.compressobj(1)
    packed = b"".join(rows.compress(b"\0" * (1 + 3 * 9_000)) for _ in range(9_000)) + rows.flush()

    assert refused(png(9_000, 9_000, (b"IDAT", packed))) == Code.TOO_MANY_PIXELS


def test_a_text_chunk_that_unpacks_to_a_flood_is_refused():
    flood = b"note\0\0" + zlib.compress(b"a" * 80_000_000, 9)

    assert refused(png(10, 10, (b"zTXt", flood), (b"IDAT", zlib.compress(b"\0" * 310)))) == Code.BROKEN


def test_sixty_megabytes_are_refused_before_anything_is_read(face, settings, monkeypatch):
    monkeypatch.setattr(images.subprocess, "run", lambda *_, **__: pytest.fail("it was read"))

    with pytest.raises(PhotographRefused) as refusal:
        photograph(face + b"\0" * 60_000_000)

    assert (refusal.value.code, refusal.value.limit) == (Code.TOO_LARGE, settings.PHOTOGRAPH_MAX_BYTES)


def test_what_takes_too_long_is_stopped(face, monkeypatch):
    monkeypatch.setattr(images, "LONGEST_WAIT_S", 0.01)

    assert refused(face) == Code.TOOK_TOO_LONG


def test_what_uses_the_processor_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(images, "PROCESSOR_SECONDS", 1)
    rows = zlib.compressobj(1)
    packed = b"".join(rows.compress(b"\4" + b"\1" * (3 * 12_000)) for _ in range(8_000)) + rows.flush()

    assert refused(png(12_000, 8_000, (b"IDAT", packed))) == Code.TOOK_TOO_LONG


def test_the_decoder_knows_nothing_of_the_clinic_and_starts_fast(face):
    program = (
        "import sys; sys.argv = ['', '100000000', '2400', '1500', '20']\n"
        "from basketweave.clinic.vault.decode_worker import photograph\n"
        "photograph(sys.stdin.buffer.read(), most_pixels=10**8, longest_side=2400)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'cryptography', 'psycopg'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], input=face, capture_output=True, check=True,
                          env={"PYTHONPATH": ":".join(sys.path)})  # fmt: skip
    assert done.stdout.strip() == b"[]"

    processor = []
    for _ in range(3):
        before = children_seconds()
        refused(b"")
        processor.append(children_seconds() - before)
    assert min(processor) < 0.5


def children_seconds():
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
