"""`pytest --engine=postgresql`: which database the tests run on; loaded first, before anyone reads the settings."""

import os

import pytest

ENGINES = ("sqlite", "postgresql")


def pytest_addoption(parser):
    parser.addoption("--engine", choices=ENGINES, default="sqlite", help="the database to run the tests on")
    parser.addoption("--full-length", action="store_true", help="only what make prove proves, at full length")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")  # here, so that `-p no:django` needs no Django
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    if is_worker or early_config.known_args_namespace.engine != "postgresql":
        return  # a worker finds BASKETWEAVE_DATABASE in the environment that it inherits
    from tests.plugins.postgresql import Server

    server = Server()
    os.environ["BASKETWEAVE_DATABASE"] = server.url
    early_config.add_cleanup(server.stop)


def pytest_report_header(config):
    return f"database: {config.option.engine}"
