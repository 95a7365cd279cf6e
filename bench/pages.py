"""How long pages take, with 100 patients and with 10,000; how many queries, how many bytes, how much memory.

Each size is a clinic of its own (`basketweave new`, SQLite), measured in a process of its own with the real settings.
"""

import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.report import Figure, report

SIZES = (100, 10_000)
ROUNDS = 40
LOOKS = 3
PAGES = ("board", "timeline", "request")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="basketweave-bench-") as folder:
        homes = {size: Path(folder) / str(size) for size in SIZES}
        for size, home in homes.items():
            new_clinic(home)
            in_a_process_of_its_own(home, "--fill", str(size))
        looked = [
            {size: in_a_process_of_its_own(home, "--measure") for size, home in homes.items()} for _ in range(LOOKS)
        ]
        memory_mb = memory_of_the_web(homes[SIZES[-1]])
    measured = {size: quietest([look[size] for look in looked]) for size in SIZES}
    small, large = (measured[size] for size in SIZES)
    for size, found in measured.items():
        for page, told in found.items():
            print(
                f"{size:6} patients  {page:9} {told['ms']:7.1f} ms  {told['queries']:3} queries  {told['kb']:6.1f} kB"
            )
    figures = []
    for page in PAGES:
        growth = large[page]["ms"] / small[page]["ms"]
        figures += [
            Figure(name=f"{page}_server_ms", value=large[page]["ms"], target=150, remark="10,000 patients, median"),
            Figure(name=f"{page}_growth_100x", value=growth, target=1.5, remark="10,000 against 100, same run"),
        ]
    queries = max(told["queries"] for found in measured.values() for told in found.values())
    figures += [
        Figure(name="queries_max", value=queries, target=25, remark="the worst page above, at either size"),
        Figure(
            name="first_load_kb", value=max(told["kb"] for told in large.values()), target=150, remark="uncompressed"
        ),
        Figure(name="web_rss_mb", value=memory_mb, target=300, remark="the largest process, after 200 pages"),
    ]
    return report(figures)


def quietest(looks: list[dict[str, Any]]) -> dict[str, Any]:
    """Each page as it was when the machine disturbed it least: the sizes are looked at in turns."""
    return {page: min((look[page] for look in looks), key=lambda found: found["ms"]) for page in looks[0]}


def new_clinic(home: Path) -> None:
    basketweave(
        *("new", str(home), "--owner-name", "Olga", "--owner-email", "olga@example.org"),
        *("--site", "Rua do Sol", "--zone", "Europe/Lisbon", "--country", "PT"),
    )


def in_a_process_of_its_own(home: Path, *words: str) -> dict[str, Any]:
    environment = {**os.environ, "BASKETWEAVE_HOME": str(home), "BASKETWEAVE_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "bench.pages", *words]
    told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(told.stdout.splitlines()[-1])


def basketweave(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "basketweave.cli", *words], check=True, stdout=subprocess.DEVNULL)


def enter() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "basketweave.clinic.config.settings"
    import django

    django.setup()


def fill(size: int) -> dict[str, Any]:
    from basketweave.clinic.access.clock import today
    from bench import crowd

    crowd.fill(size, today("Europe/Lisbon"))
    return {"patients": size}


def measure() -> dict[str, Any]:
    """In a clinic's own process: ask for each page as a browser would."""
    from django.test import Client
    from django.urls import reverse

    from basketweave.clinic.people.models import Episode, Staff

    staff, visitor = Client(HTTP_HOST="127.0.0.1"), Client(HTTP_HOST="127.0.0.1")
    staff.force_login(Staff.objects.get().user, backend="allauth.account.auth_backends.AuthenticationBackend")
    with_all = Episode.objects.filter(step="review").order_by("patient__name").first()
    assert with_all is not None
    return {
        "board": of_one(staff, reverse("journey:board")),
        "timeline": of_one(staff, reverse("journey:patient", kwargs={"patient_id": with_all.patient_id})),
        "request": of_one(visitor, reverse("consult:request")),
        **{name: of_one(staff, address, rounds=1) for name, address in of_the_other_pages(with_all).items()},
    }


def of_the_other_pages(episode: Any) -> dict[str, str]:
    """Every other page of the walk, for its queries and its bytes; what is timed is named by the issue."""
    from django.urls import reverse

    examination, course = episode.examinations.get(), episode.courses.get()
    session = course.sessions.order_by("number").first()
    return {
        "patients": reverse("journey:patients") + "?q=Patient",
        "diary": reverse("diary:day"),
        "asked": reverse("consult:show", args=[episode.request.pk]),
        "health": reverse("consult:health", args=[episode.pk]),
        "examination": reverse("examine:examination", args=[examination.pk]),
        "decision": reverse("refer:decide", args=[episode.pk]),
        "course": reverse("plan:course", args=[course.pk]),
        "consent": reverse("treat:consent", args=[session.pk]),
        "treatment": reverse("treat:treatment", args=[session.treatment.pk]),
        "check-in": reverse("heal:check_in", args=[session.treatment.check_ins.first().pk]),
        "review": reverse("review:review", args=[course.pk]),
        "openings": reverse("journey:openings", args=[episode.patient_id]),
        "guideline": reverse("house:guideline"),
        "library": reverse("library:library"),
        "home": reverse("consult:home"),
    }


def of_one(client: Any, address: str, rounds: int = ROUNDS) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        first = client.get(address)
    queries = len(asked)  # now: the next request forgets them
    assert first.status_code == 200, f"{address}: {first.status_code}"
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - begun) * 1000)
    return {"ms": statistics.median(spent), "queries": queries, "kb": first_load_kb(first.content)}


def first_load_kb(page: bytes) -> float:
    """The page with every style sheet, script and drawing that it names, as they lie on the disk."""
    from django.conf import settings

    named = set(re.findall(rb'(?:href|src)="/static/([^"#?]+)"', page))
    files = sum((Path(settings.STATIC_ROOT) / name.decode()).stat().st_size for name in named)
    return (len(page) + files) / 1000


def memory_of_the_web(home: Path) -> float:
    """Serves the large clinic, asks for 200 pages, and reads what the largest process of the server holds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "basketweave.cli", "--home", str(home), "serve", "--port", str(port)]
    quiet = {**os.environ, "BASKETWEAVE_LOG_LEVEL": "ERROR"}
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=quiet)
    try:
        until_it_answers(f"http://127.0.0.1:{port}/healthy/", server)
        for _ in range(200):
            with urlopen(f"http://127.0.0.1:{port}/request/") as answer:
                answer.read()
        return max(rss_mb(pid) for pid in (server.pid, *children_of(server.pid)))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def until_it_answers(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(150):
        if server.poll() is not None:
            raise SystemExit(f"The server ended by itself with {server.returncode}.")
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not answer within 15 seconds.")


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def rss_mb(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1000


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(main())
    enter()
    print(json.dumps(measure() if sys.argv[1] == "--measure" else fill(int(sys.argv[2]))))
