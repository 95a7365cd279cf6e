"""`python -m basketweave.clinic.post`: one worker process, until SIGTERM or SIGINT; the errand in hand is finished."""

import os
import signal
import threading

import django


def main() -> None:
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "basketweave.clinic.config.settings")
    django.setup()
    from basketweave.clinic.post.work import run_worker  # only now may models be imported

    run_worker(stop=stop)


if __name__ == "__main__":
    main()
