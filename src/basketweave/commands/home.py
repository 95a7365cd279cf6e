"""The folder of one clinic: found, entered, and made with secrets that only its owner can read."""

import os
import secrets
from pathlib import Path

SETTINGS = "basketweave.clinic.config.settings"
SETTINGS_FILE = "clinic.env"


class Stop(Exception):
    """Why the command ends here, in one line, with its exit code."""

    def __init__(self, reason: str, *, code: int = 2) -> None:
        super().__init__(reason)
        self.code = code


def find(named: str | None) -> Path:
    """By --home, by BASKETWEAVE_HOME, or the folder we stand in when it holds a clinic."""
    here = Path.cwd()
    chosen = named or os.environ.get("BASKETWEAVE_HOME") or (str(here) if (here / SETTINGS_FILE).exists() else "")
    if not chosen:
        raise Stop("which clinic? Name its folder: basketweave --home FOLDER …, or set BASKETWEAVE_HOME.")
    folder = Path(chosen).resolve()
    if not folder.is_dir():
        raise Stop(f"{folder} is not a folder; `basketweave new {chosen}` makes a clinic there.")
    return folder


def enter(named: str | None) -> Path:
    """Names the clinic for this process and everything it starts, and reads its settings."""
    folder = find(named)
    os.umask(0o077)  # whatever we write is for the clinic's own account
    os.environ["BASKETWEAVE_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as fault:
        raise Stop(f"a setting is wrong. {fault}") from fault
    return folder


def make(folder: Path, settings: dict[str, str]) -> None:
    """A folder that only its owner may open, with a settings file that only its owner may read."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Stop(f"{folder} is not empty; choose a folder that is not there yet.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        write_private(folder / SETTINGS_FILE, "".join(f"{name}={value}\n" for name, value in settings.items()))
    except OSError as fault:
        raise Stop(f"{folder} cannot be made: {fault.strerror}.") from fault


def forget_surroundings() -> None:
    """What is being made takes nothing from another clinic that this terminal is set up for."""
    for name in [name for name in os.environ if name.startswith("BASKETWEAVE_")]:
        del os.environ[name]


def new_secrets() -> dict[str, str]:
    return {f"BASKETWEAVE_{name}_KEY": secrets.token_hex(32) for name in ("SECRET", "MASTER", "LEDGER")}


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, and readable by its owner only from the first moment."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
