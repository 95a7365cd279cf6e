"""The picker's style sheet, made from where the zones lie (run it: `python -m basketweave.clinic.face.drawing`)."""

import json
from pathlib import Path

HERE = Path(__file__).parent
SHEET = HERE / "static" / "face" / "zones.css"
HEAD = "/* Made by face/drawing.py from hits.json: touch a part of the drawing, and its box is ticked. */"
CHOSEN = (
    "--dot: var(--healing); --base: var(--healing); --r1: var(--dot); --r2: var(--dot); --r3: var(--dot); --size: 3.2px"
)


def sheet() -> str:
    """Where to touch, and what turns green."""
    hits = json.loads((HERE / "hits.json").read_text())
    rules = [rule for zone, hit in hits.items() for rule in _rules(zone, hit["clip_path"])]
    return "\n".join([HEAD, "@layer components {", *rules, "}", ""])


def _rules(zone: str, shape: str) -> list[str]:
    return [
        f"  .hit-{zone} {{ clip-path: {shape}; }}",
        f'  .zonepicker:has(input[value="{zone}"]:checked) .zone-{zone} {{ {CHOSEN}; }}',
        f"  .zonepicker:has(.hit-{zone}:hover) .zone-{zone} {{ --base: var(--healing); }}",
        f'  .zonepicker:has(input[value="{zone}"]:focus-visible) .zone-{zone} {{ --base: var(--ink); --k: 1.6; }}',
    ]


if __name__ == "__main__":
    SHEET.write_text(sheet())
