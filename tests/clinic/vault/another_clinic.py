"""A clinic of its own on SQLite, in a process of its own: makes a patient and a backup, prints what it holds."""

import json
import sys
from dataclasses import asdict
from pathlib import Path


def main(to: Path) -> None:
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    from basketweave.clinic.ledger.actions import record, seal
    from basketweave.clinic.shell import clock
    from basketweave.clinic.vault import tables
    from basketweave.clinic.vault.actions import make_key, store
    from basketweave.clinic.vault.backup import Command, backup

    settings.DATABASES["default"]["NAME"] = settings.HOME / "clinic.sqlite3"
    call_command("migrate", verbosity=0)
    key = make_key()
    stored = store(key=key, kind="photograph", content_type="image/jpeg", content=b"a face of 2026")
    record(Command(), "opened", stored, needle_length_mm=1.5, zones=["nose", "chin"], b=1, a=2)
    seal(clock.now())
    backup(to)
    print(json.dumps({label: asdict(found) for label, found in tables.fingerprints(apps).items()}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
