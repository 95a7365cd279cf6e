"""The colours can be read, by day and by night: contrast is computed from the tokens as the eye gets them."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

TOKENS = Path(__file__).parents[3] / "src/basketweave/clinic/shell/static/shell/tokens.css"
COLOUR = re.compile(r"--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
GROUNDS = ("paper", "sheet", "shade")
TEXT = [(text, ground) for text in ("ink", "ink-soft") for ground in GROUNDS] + [
    *[(tone, ground) for tone in ("healing", "warning", "danger") for ground in ("paper", "sheet", f"{tone}-wash")],
    *[("ink", f"{tone}-wash") for tone in ("healing", "warning", "danger")],
    *[("ink-soft", f"{tone}-wash") for tone in ("healing", "warning", "danger")],
    ("healing", "shade"),
    ("on-healing", "healing"),
    ("on-danger", "danger"),
]


def colours(scheme: str) -> dict[str, tuple[float, ...]]:
    day, night = TOKENS.read_text().split("prefers-color-scheme: dark")
    return {name: tuple(map(float, parts)) for name, *parts in COLOUR.findall(day if scheme == "light" else night)}


def luminance(colour: tuple[float, ...]) -> float:
    """OKLCH to 8-bit sRGB (Ottosson 2020), then the relative luminance of WCAG 2."""
    light, chroma, hue = colour[0] / 100, colour[1], radians(colour[2])
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (_as_seen(channel) for channel in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _as_seen(channel: float) -> float:
    """Clipped and rounded to one of 256 steps, and back to light."""
    clipped = min(max(channel, 0.0), 1.0)
    encoded = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    stepped = round(encoded * 255) / 255
    return stepped / 12.92 if stepped <= 0.04045 else ((stepped + 0.055) / 1.055) ** 2.4


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast((0, 0, 0), (100, 0, 0)) == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_words_can_be_read(scheme: str, text: str, ground: str) -> None:
    known = colours(scheme)

    assert contrast(known[text], known[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_edge_of_a_control_can_be_seen(scheme: str, ground: str) -> None:
    known = colours(scheme)

    assert contrast(known["edge"], known[ground]) >= 3
