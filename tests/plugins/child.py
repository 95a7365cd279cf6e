"""A second process on the test's database: a worker to kill, a rival, a web server."""

import os
import sys


def environment() -> dict[str, str]:
    """For `subprocess`: the clinic's real settings, and this test's folder, secrets and database."""
    from django.db import connection

    name, host = connection.settings_dict["NAME"], connection.settings_dict["HOST"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"postgres://clinic@/{host}/{name}"
    settings = {"BASKETWEAVE_DATABASE": url, "DJANGO_SETTINGS_MODULE": "basketweave.clinic.config.settings"}
    return {**os.environ, **settings, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
