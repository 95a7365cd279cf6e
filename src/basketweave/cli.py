"""The `basketweave` command: reads what was typed, fetches only what the deed needs, answers in a line."""

import argparse
import os
import sys
from importlib import import_module

from basketweave.commands.home import Stop

PROG = "basketweave"


def main(arguments: list[str] | None = None) -> int:
    asked = parser()
    typed = asked.parse_args(arguments)
    if not typed.deed:
        asked.print_help()
        return 0
    module, _, name = typed.deed.partition(":")
    try:
        return int(getattr(import_module(f"basketweave.commands.{module}"), name)(typed) or 0)
    except Stop as stop:
        print(f"{PROG}: {stop}", file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog=PROG, description="Runs a microneedling clinic.")
    asked.add_argument("--home", help="the clinic's folder (else BASKETWEAVE_HOME, or the folder you stand in)")
    asked.set_defaults(deed="")
    deeds = asked.add_subparsers(title="deeds", metavar="")
    to_begin(deeds)
    to_run(deeds)
    to_keep_safe(deeds)
    to_ask(deeds)
    return asked


def to_begin(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = deeds.add_parser("new", help="make an empty clinic; asks for what you leave out")
    new.add_argument("folder", help="a folder that is not there yet, or is empty")
    new.add_argument("--owner-name", help="the first owner, who can do everything else on the pages")
    new.add_argument("--owner-email", help="how the owner signs in")
    new.add_argument("--site", help="the name of the first site")
    new.add_argument("--zone", help="its time zone, such as Europe/Lisbon")
    new.add_argument("--country", help="its country in two letters, such as PT")
    new.add_argument("--address", default="http://127.0.0.1:8000", help="where patients find it, https://… in earnest")
    new.add_argument("--database", default="", help="postgres://…; without it, SQLite in the folder")
    new.set_defaults(deed="new:run")

    demo = deeds.add_parser("demo", help="the demo clinic with made-up patients, web and worker, on this machine only")
    demo.add_argument("--port", type=port, default=8000)
    demo.add_argument("--reset", action="store_true", help="throw the old one away first")
    demo.add_argument("--make-only", action="store_true", help="make it, but do not start it")
    demo.set_defaults(deed="demo:run")


def to_run(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = deeds.add_parser("serve", help="the web server of a clinic")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=port, default=8000)
    serve.add_argument("--processes", type=int, default=2, help="how many web processes (2)")
    serve.set_defaults(deed="serve:run")

    work = deeds.add_parser("work", help="the worker: mail, check-ins, seals; run one beside the web server")
    work.set_defaults(deed="work:run")

    migrate = deeds.add_parser("migrate", help="bring the database and the pages' files up to this version")
    migrate.set_defaults(deed="upkeep:run")


def to_keep_safe(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = deeds.add_parser("backup", help="copy database, files and the ledger's heads; never the keys")
    backup.add_argument("file", help="a file that is not there yet")
    backup.set_defaults(deed="safe:backup")

    restore = deeds.add_parser("restore", help="bring a backup back into an empty clinic")
    restore.add_argument("file", help="the backup")
    restore.set_defaults(deed="safe:restore")

    verify = deeds.add_parser("verify", help="look for changed, removed, inserted or cut-off lines in the ledger")
    verify.set_defaults(deed="ledger:verify")

    seal = deeds.add_parser("seal", help="seal the ledger's open lines now (the worker does it every minute)")
    seal.set_defaults(deed="ledger:seal")


def to_ask(deeds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    rules = deeds.add_parser("rules", help="what must not be done to skin, with numbers and sources")
    rules.add_argument("--json", action="store_true", help="for machines")
    rules.set_defaults(deed="rules:run")

    book = deeds.add_parser("book", help="book a session; a refusal says which rule and from which day")
    book.add_argument("session", help="the session's id, as in its address")
    book.add_argument("--day", required=True, type=day, help="such as 2026-03-14")
    book.add_argument("--time", required=True, type=wall_time, help="on the site's wall, such as 10:00")
    book.add_argument("--as", required=True, dest="email", metavar="EMAIL", help="whose permission it is")
    book.set_defaults(deed="book:run")


def port(typed: str) -> int:
    if typed.isdigit() and 0 < int(typed) < 65536:
        return int(typed)
    raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")


def day(typed: str) -> object:
    from datetime import date

    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}” is not a day; write it like 2026-03-14") from None


def wall_time(typed: str) -> object:
    from datetime import time

    try:
        return time.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}” is not a time; write it like 10:00") from None


if __name__ == "__main__":
    sys.exit(main())
