"""Every change is a line in the ledger: each public action records one itself, or calls what does."""

import ast

import pytest

from .tree import CLINIC, SOURCE, modules, room_of

pytestmark = pytest.mark.once
MEANS = {"ledger", "vault", "post"}  # what deeds are done with; the deed above them writes the line
WITHOUT_A_LINE = {
    "access.make_user": "within people.add_staff, which records",
    "access.close_user": "within people.let_go, which records",
    "consult.come_back_to": "within the deed that holds a series or lets it go on, which records",
    "heal.settle": "writes again what is due; the deeds that made it due have recorded",
    "people.ask_new_link": "whoever asks is not known; the job that makes the link records",
    "people.move_on": "within the deed that moves the episode on, which records",
    "plan.session_locked": "changes nothing",
    "plan.why_not_now": "a question",
    "refer.may_be_decided": "a question",
    "treat.what_is_missing": "a question",
}
Name = tuple[str, str]  # module, function
RECORD = ("basketweave.clinic.ledger.actions", "record")


def test_each_action_writes_a_line():
    house = House()

    silent = {f"{room}.{name[1]}" for room, name in house.actions() if not house.records(name)}

    assert len(list(house.actions())) > 50
    assert silent == set(WITHOUT_A_LINE)


class House:
    """Every function of the clinic, and what each module calls by which name."""

    def __init__(self) -> None:
        self.functions: dict[Name, ast.FunctionDef] = {}
        self.imported: dict[str, dict[str, Name]] = {}
        self.listed: dict[str, list[str]] = {}
        for path, tree in modules(CLINIC):
            module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
            self.imported[module] = {
                alias.asname or alias.name: (node.module, alias.name)
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module
                for alias in node.names
            }
            self.functions |= {(module, node.name): node for node in tree.body if isinstance(node, ast.FunctionDef)}
            if path.name == "actions.py" and room_of(path) not in MEANS:
                self.listed[module] = list(public(tree))

    def actions(self):
        for module, names in self.listed.items():
            for name in names:
                found = self.follow((module, name))
                if found in self.functions:  # a refusal that is listed too is none
                    yield module.split(".")[2], found

    def records(self, name: Name, seen: frozenset[Name] = frozenset()) -> bool:
        """Whether some call, at whatever depth, is to the ledger."""
        if name == RECORD:
            return True
        if name in seen or name not in self.functions:
            return False
        calls = (node.func for node in ast.walk(self.functions[name]) if isinstance(node, ast.Call))
        meant = {self.meant(name[0], call) for call in calls} - {None}
        return any(self.records(each, seen | {name}) for each in meant)

    def meant(self, module: str, call: ast.expr) -> Name | None:
        if isinstance(call, ast.Name):
            return self.follow((module, call.id))
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name):
            package, name = self.imported[module].get(call.value.id, ("", ""))
            return self.follow((f"{package}.{name}", call.attr)) if package else None
        return None

    def follow(self, name: Name) -> Name:
        """To where it is written, through whoever hands it on."""
        while name not in self.functions and name[1] in self.imported.get(name[0], {}):
            name = self.imported[name[0]][name[1]]
        return name


def public(tree: ast.Module):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from (name for name in ast.literal_eval(node.value) if name.islower())
