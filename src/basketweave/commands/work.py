"""`basketweave work`: one worker, until it is told to stop; the errand in hand is finished first."""

import argparse
import signal
import threading

from basketweave.commands.home import enter
from basketweave.commands.upkeep import require_current


def run(typed: argparse.Namespace) -> None:
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    require_current(enter(typed.home))
    from basketweave.clinic.post.work import run_worker

    run_worker(stop=stop)
