"""`basketweave serve`: the web server of one clinic."""

import argparse
import ipaddress
import logging
import socket
from typing import Any

from basketweave.commands.home import Stop, enter
from basketweave.commands.upkeep import require_current

THREADS = 4  # a page waits for the database, seldom for the processor


def run(typed: argparse.Namespace) -> None:
    folder = enter(typed.home)
    from django.conf import settings

    if settings.IS_DEMO and not is_loopback(typed.host):
        raise Stop(f"the demo listens on this machine only, never on {typed.host}.")
    require_sound_settings()
    require_current(folder)
    require_free(typed.host, typed.port)
    listen(typed.host, typed.port, processes=typed.processes)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def require_sound_settings() -> None:
    from django.core import checks

    if faults := [found for found in checks.run_checks() if found.level >= checks.ERROR]:
        raise Stop(f"a setting is wrong. {faults[0].msg} ({faults[0].id})")


def require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as fault:
            raise Stop(f"cannot listen on {host}:{port}: {fault.strerror}. Choose another with --port.") from fault


def listen(host: str, port: int, *, processes: int) -> None:
    """Gunicorn in this process: the application is loaded once, then shared by its forks."""
    from django.core.wsgi import get_wsgi_application
    from gunicorn.app.base import BaseApplication

    class Web(BaseApplication):
        def load_config(self) -> None:
            for name, value in options(host, port, processes).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return get_wsgi_application()

    Web(prog="basketweave").run()


def options(host: str, port: int, processes: int) -> dict[str, Any]:
    return {
        "bind": f"[{host}]:{port}" if ":" in host and not host.startswith("[") else f"{host}:{port}",
        "workers": processes,
        "worker_class": "gthread",
        "threads": THREADS,
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 20,
        "forwarded_allow_ips": "127.0.0.1,::1",  # the TLS server before us
        "loglevel": "warning",
        "errorlog": "-",
        "on_starting": speak_as_we_do,
        "pre_fork": let_go_of_the_database,
    }


def speak_as_we_do(server: Any) -> None:
    """The server's own complaints go where ours go, in the same form."""
    told = logging.getLogger("gunicorn.error")
    told.handlers.clear()
    told.propagate = True


def let_go_of_the_database(server: Any, worker: Any) -> None:
    """No connection is carried through a fork."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):  # PostgreSQL only
            close_pool()
