"""The arrows of the house hold, and no folder stands outside them."""

import configparser
import os
import subprocess
import sys

import pytest

from .tree import CLINIC, ROOT, SOURCE

pytestmark = pytest.mark.once


def test_nothing_is_imported_against_the_arrows():
    told = lint_imports()

    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("folder", [SOURCE, CLINIC, SOURCE / "science"], ids=lambda folder: folder.name)
def test_a_folder_that_nobody_placed_is_refused(folder, tmp_path):
    """Seen on a copy, so that the test above cannot pass by looking away."""
    copy = tmp_path / "src"
    subprocess.run(["cp", "-r", SOURCE.parent, copy], check=True)
    unplaced = copy / folder.relative_to(SOURCE.parent) / "unplaced"
    unplaced.mkdir()
    (unplaced / "__init__.py").touch()

    told = lint_imports(copy)

    assert told.returncode != 0
    assert "unplaced" in told.stdout


def test_an_import_against_the_arrows_is_refused(tmp_path):
    copy = tmp_path / "src"
    subprocess.run(["cp", "-r", SOURCE.parent, copy], check=True)
    (copy / "basketweave/science/backwards.py").write_text("import basketweave.clinic.shell.clock\n")

    told = lint_imports(copy)

    assert told.returncode != 0
    assert "backwards" in told.stdout


def test_every_contract_of_the_clinic_is_exhaustive():
    settings = configparser.ConfigParser()
    settings.read(ROOT / ".importlinter")

    layers = [settings[name] for name in settings.sections() if settings[name].get("type") == "layers"]

    assert len(layers) == 3
    assert all(contract.getboolean("exhaustive") for contract in layers)


def lint_imports(source=SOURCE.parent):
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    options = ["--no-logo", "--no-cache", "--config", str(ROOT / ".importlinter")]
    env = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.run([*command, *options], cwd=source, env=env, capture_output=True, text=True, check=False)
