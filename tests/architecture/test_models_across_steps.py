"""A room's records are its own: others point at them by foreign key and ask its queries and actions."""

import ast
from functools import cache

import pytest

from .tree import CLINIC, modules, place, room_of

pytestmark = pytest.mark.once
BY_LABEL = {CLINIC / "vault" / "restoring.py"}  # a backup knows every room's tables, as they were when it was made
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def test_another_rooms_models_are_used_only_in_foreign_keys_and_as_types():
    misused = [
        f"{place(path, use)} {name}"
        for path, tree in modules(CLINIC)
        if "migrations" not in path.parts
        for name in foreign_models(path, tree)
        for use in forbidden_uses(tree, name, is_models=path.name == "models.py")
    ]

    assert misused == []


def test_no_room_fetches_another_rooms_model_by_its_label():
    fetched = [
        f"{place(path, node)} {ast.unparse(node)}"
        for path, tree in modules(CLINIC)
        if "migrations" not in path.parts and path not in BY_LABEL
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get_model" and is_foreign(node, path)
    ]

    assert fetched == []


@pytest.mark.parametrize(
    ("code", "is_models", "uses"),
    [
        ("patient = models.ForeignKey(Patient, on_delete=models.PROTECT)", True, 0),
        ("def book(patient: Patient) -> Patient | None: ...", False, 0),
        ("people: list['Patient'] = []", False, 0),
        ("Patient.objects.all()", False, 1),
        ("Patient.objects.all()", True, 1),
        ("def book(patient: Patient): return isinstance(patient, Patient)", False, 1),
        ("patient = models.ForeignKey(Patient, on_delete=models.PROTECT)", False, 1),
    ],
)
def test_what_counts_as_use(code, is_models, uses):
    assert len(forbidden_uses(ast.parse(code), "Patient", is_models=is_models)) == uses


def foreign_models(path, tree):
    """Names of model classes that this file imports from another room, and `models` when it takes the whole module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("basketweave.clinic."):
            room, _, module = node.module.removeprefix("basketweave.clinic.").partition(".")
            for alias in node.names:
                is_model = module == "models" and alias.name in models_of(room)
                is_module = module == "" and alias.name == "models"
                if room != room_of(path) and (is_model or is_module):
                    yield alias.asname or alias.name


@cache
def models_of(room):
    """The classes of a room's models.py that are records: no enumeration, query set or abstract base."""
    path = CLINIC / room / "models.py"
    classes = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)]
    free = ("Choices", "Enum", "QuerySet", "Manager", "Exception", "Error")
    return {node.name for node in classes if not any(ast.unparse(base).endswith(free) for base in node.bases)} - {
        node.name for node in classes if "abstract = True" in ast.unparse(node)
    }


@cache
def choices():
    """`Holding.Purpose` and its like: an enumeration that stands inside a record is as free as one beside it."""
    return {
        f"{record.name}.{inner.name}"
        for _, tree in modules(CLINIC)
        for record in ast.walk(tree)
        if isinstance(record, ast.ClassDef)
        for inner in record.body
        if isinstance(inner, ast.ClassDef) and any(ast.unparse(base).endswith("Choices") for base in inner.bases)
    }


def forbidden_uses(tree, name, *, is_models):
    allowed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in choices():
            allowed.add(node.value)
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            allowed |= set(ast.walk(node.annotation))
        if isinstance(node, ast.FunctionDef) and node.returns:
            allowed |= set(ast.walk(node.returns))
        if is_models and isinstance(node, ast.Call) and getattr(node.func, "attr", "") in RELATIONS:
            allowed |= set(ast.walk(node))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name and node not in allowed]


def is_foreign(call, path):
    label = call.args[0] if call.args else None
    return isinstance(label, ast.Constant) and str(label.value).partition(".")[0] != room_of(path)
