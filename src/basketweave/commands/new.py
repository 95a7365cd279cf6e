"""`basketweave new`: an empty clinic with its secrets, its database, its first site and its first owner."""

import argparse
import getpass
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from basketweave.commands import home, upkeep
from basketweave.commands.home import Stop

SHORTEST_PASSWORD = 12


@dataclass(frozen=True, kw_only=True)
class Wishes:
    owner_name: str
    owner_email: str
    site_name: str
    zone: str
    country: str


def run(typed: argparse.Namespace) -> None:
    folder = Path(typed.folder).resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(f"{folder} is not empty; choose a folder that is not there yet.")
    was_there = folder.exists()
    wishes = wishes_of(typed)
    password, is_made_up = password_of_the_owner()
    home.make(folder, settings_of(typed))
    try:
        open_the_doors(folder, wishes, password)
    except BaseException:
        empty(folder, keep=was_there)  # half a clinic is none
        raise
    tell(folder, wishes, password if is_made_up else "")


def wishes_of(typed: argparse.Namespace) -> Wishes:
    wishes = Wishes(
        owner_name=answer(typed.owner_name, "--owner-name", "The owner's name"),
        owner_email=answer(typed.owner_email, "--owner-email", "The owner's e-mail address"),
        site_name=answer(typed.site, "--site", "The name of the first site"),
        zone=answer(typed.zone, "--zone", "Its time zone (such as Europe/Lisbon)"),
        country=answer(typed.country, "--country", "Its country in two letters (such as PT)").upper(),
    )
    if "@" not in wishes.owner_email.strip("@"):
        raise Stop(f"“{wishes.owner_email}” is not an e-mail address.")
    if wishes.zone not in available_timezones():
        raise Stop(f"“{wishes.zone}” is not a time zone; write it like Europe/Lisbon.")
    if len(wishes.country) != 2 or not (wishes.country.isascii() and wishes.country.isalpha()):
        raise Stop(f"“{wishes.country}” is not a country in two letters, such as PT.")
    return wishes


def answer(given: str | None, option: str, question: str) -> str:
    if given and given.strip():
        return given.strip()
    if not sys.stdin.isatty():
        raise Stop(f"{option} is missing.")
    while not (told := input(f"{question}: ").strip()):
        pass
    return told


def password_of_the_owner() -> tuple[str, bool]:
    """Typed twice by a person; made up, and told once, where nobody is there to type."""
    if not sys.stdin.isatty():
        return secrets.token_urlsafe(15), True
    first = getpass.getpass(f"A password for the owner (at least {SHORTEST_PASSWORD} characters): ")
    if len(first) < SHORTEST_PASSWORD:
        raise Stop(f"the password is too short: at least {SHORTEST_PASSWORD} characters.")
    if getpass.getpass("Once more: ") != first:
        raise Stop("the two passwords differ.")
    return first, False


def settings_of(typed: argparse.Namespace) -> dict[str, str]:
    address = urlsplit(typed.address)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise Stop(f"“{typed.address}” is not an address; write it like https://clinic.example.")
    hosts = dict.fromkeys([address.hostname, "127.0.0.1", "localhost"])
    settings = {"BASKETWEAVE_PUBLIC_ADDRESS": typed.address.rstrip("/"), "BASKETWEAVE_HOSTS": ",".join(hosts)}
    if typed.database:
        settings["BASKETWEAVE_DATABASE"] = typed.database
    return settings | home.new_secrets()


def open_the_doors(folder: Path, wishes: Wishes, password: str) -> None:
    home.forget_surroundings()
    home.enter(str(folder))
    upkeep.bring_up_to_date(folder)
    from dataclasses import asdict

    from django.core.exceptions import ValidationError

    from basketweave.clinic.access.actor import Actor
    from basketweave.clinic.people.actions import open_clinic

    try:
        open_clinic(**asdict(wishes), password=password, by=Actor.job("setup"))
    except ValidationError as refused:
        raise Stop(" ".join(refused.messages)) from refused


def empty(folder: Path, *, keep: bool) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if not keep:
        folder.rmdir()


def tell(folder: Path, wishes: Wishes, password: str) -> None:
    print(f"The clinic stands in {folder}.")
    print(f"Its secrets are in {folder / home.SETTINGS_FILE}: keep a copy of that file apart from the backups.")
    print(f"{wishes.owner_name} signs in as {wishes.owner_email}" + (f" with {password}" if password else "."))
    print(f"Web server:  basketweave --home {folder} serve")
    print(f"Worker:      basketweave --home {folder} work")
