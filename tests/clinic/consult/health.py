"""What somebody types into the questions about health."""

from uuid import uuid4

CHANGING = {"h-changing-mark": "on", "h-changing-mark-seen": "not-yet"}
LASERED = {"h-laser": "on", "h-laser-on": "2026-01-05", "h-laser-where": ["cheek-left"]}
WELL = {"h-nothing-applies": "on"}


def typed(answers, **more):
    return {"once_key": str(uuid4()), **answers, **more}
