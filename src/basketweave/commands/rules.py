"""`basketweave rules`: what must not be done to skin, with numbers and sources."""

import argparse
import json


def run(typed: argparse.Namespace) -> None:
    from basketweave.science.protocol.guideline_file import published
    from basketweave.science.protocol.listing import as_markdown, rows

    if typed.json:
        print(json.dumps([row.as_dict() for row in rows(published())], indent=2, ensure_ascii=False))
    else:
        print(as_markdown(published()))
