"""What the command says covers every code that a deed may answer with."""

import ast

import pytest

from tests.architecture.tree import CLINIC, modules

pytestmark = pytest.mark.once


def test_every_reason_against_a_backup_has_its_words():
    from basketweave.commands.safe import UNUSABLE

    codes = {
        node.args[0].value
        for _, tree in modules(CLINIC / "vault")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "BackupUnusable"
    }

    assert codes
    assert codes - set(UNUSABLE) == set()


def test_every_fault_of_the_ledger_has_its_words():
    from basketweave.commands.ledger import MEANS

    kinds = {
        node.value.value
        for path, tree in modules(CLINIC / "ledger")
        if path.name == "verdict.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }

    assert kinds == set(MEANS)
