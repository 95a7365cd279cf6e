"""`basketweave verify` and `seal`: is the ledger whole?"""

import argparse

from basketweave.commands.home import enter

MEANS = {
    "changed": "is not what was sealed",
    "removed": "was sealed and is gone",
    "inserted": "was put in behind the seals",
    "overdue": "has waited too long for a seal: is the worker running?",
    "seal_changed": "does not fit the lines that it seals",
    "seal_removed": "is gone from the middle",
    "chain_broken": "does not follow from the seal before it",
    "cut_off": "is told of outside the database, but is not in it",
    "head_differs": "is not the one that is told of outside the database",
    "head_missing": "is not told of outside the database",
    "head_unreadable": "cannot be read outside the database",
}
SHOWN = 20


def verify(typed: argparse.Namespace) -> int:
    enter(typed.home)
    from basketweave.clinic.ledger.queries import verify as look

    verdict = look()
    for fault in verdict.faults[:SHOWN]:
        print(f"{where(fault.line, fault.seal)} {MEANS[fault.kind.value]}.")
    if len(verdict.faults) > SHOWN:
        print(f"… and {len(verdict.faults) - SHOWN} more.")
    for guard in verdict.missing_guards:
        print(f"The database's guard {guard} is missing: run `basketweave migrate`.")
    for moment in verdict.restored:
        print(f"A backup was restored at {moment}: lines written between backup and then are lost.")
    print(f"{verdict.lines} lines, {verdict.seals} seals, {verdict.unsealed} not sealed yet", end="")
    since = f", the oldest since {verdict.oldest_unsealed_at:%Y-%m-%d %H:%M:%S} UTC" if verdict.unsealed else ""
    print(f"{since}; none may stay so for more than {verdict.longest_unsealed.total_seconds() / 60:g} minutes.")
    print("The ledger is whole." if verdict.is_whole else "THE LEDGER IS NOT WHOLE.")
    return 0 if verdict.is_whole else 1


def where(line: int | None, seal: int | None) -> str:
    if line is not None:
        return f"Line {line}"
    return f"Seal {seal}" if seal is not None else "A head"


def seal(typed: argparse.Namespace) -> None:
    enter(typed.home)
    from basketweave.clinic.ledger import actions
    from basketweave.clinic.shell.clock import now

    if made := actions.seal(now()):
        print(f"Seal {made.number} holds {made.count} lines.")
    else:
        print("Nothing to seal.")
