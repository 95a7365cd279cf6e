"""`basketweave backup` and `restore`: one file with all but the keys, and a clinic brought back from it."""

import argparse
from pathlib import Path

from basketweave.commands import upkeep
from basketweave.commands.home import SETTINGS_FILE, Stop, enter

UNUSABLE = {
    "not_a_backup": "it is no backup",
    "unknown_format": "it is written in a way that this version does not know",
    "changed": "it was changed or damaged",
    "changed_or_foreign": "it was changed, or belongs to a clinic with another ledger key",
    "came_back_differently": "what was read back is not what was written",
    "another_master_key": f"its patients' keys open with another master key than the one in {SETTINGS_FILE}",
    "made_by_a_newer_version": "it was made by a newer version of Basketweave",
    "older_than_the_tables_here": "the tables of this clinic are newer; restore into a clinic without tables",
}


def backup(typed: argparse.Namespace) -> None:
    upkeep.require_current(enter(typed.home))
    from basketweave.clinic.vault.backup import backup as make

    to = Path(typed.file).resolve()
    try:
        made = make(to)
    except FileExistsError:
        raise Stop(f"{to} is there already; a backup is never written over.") from None
    except OSError as fault:
        raise Stop(f"{to} cannot be written: {fault.strerror}.") from fault
    print(f"{to}: {made.rows} rows and {made.files} files, {made.bytes / 1e6:.1f} MB.")
    print(f"Not in it, and to be kept elsewhere: {' and '.join(made.kept_apart)}.")
    for name in made.missing_files:
        print(f"This file was missing already: {name}")


def restore(typed: argparse.Namespace) -> None:
    folder = enter(typed.home)
    upkeep.require_database()
    from basketweave.clinic.vault.backup import BackupUnusable, ClinicNotEmpty
    from basketweave.clinic.vault.backup import restore as bring_back

    source = Path(typed.file).resolve()
    try:
        report = bring_back(source)
    except OSError as fault:
        raise Stop(f"{source} cannot be read: {fault.strerror}.") from fault
    except ClinicNotEmpty as refused:
        raise Stop(f"this clinic is not empty ({refused.what}); a backup is restored into an empty one.") from None
    except BackupUnusable as refused:
        part = f" ({refused.part})" if refused.part else ""
        raise Stop(f"{source} cannot be used: {UNUSABLE[refused.why]}{part}.") from None
    upkeep.bring_up_to_date(folder)
    print(f"As of {report.made_at:%Y-%m-%d %H:%M} UTC: {report.rows} rows and {report.files} files.")
    print(f"What was done after that is lost; the ledger says so. Erased again: {report.erased_again}.")
    if not report.is_erasures_list_there:
        print("There was no erasures.log: patients who were erased after the backup are back. Erase them again.")
    for name in report.missing_files:
        print(f"This file was missing already in the backup: {name}")
