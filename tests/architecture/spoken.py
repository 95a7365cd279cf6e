"""Every text of ours that is not a template: the strings of modules, and the cells of data files."""

import ast
import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .speech import STANDS_FOR


def strings(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every string of a module that is no docstring, put together where it is written in parts."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in silent:
            continue
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp) and (text := _joined(node)):
            yield node, text


def _joined(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_joined(value) or STANDS_FOR for value in values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined(left) + _joined(right)
        case _:
            return ""


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a data file with the name of their column or key."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        yield from _leaves("", tomllib.loads(text))
    elif path.suffix == ".csv":
        for row in csv.DictReader(text.splitlines()):
            yield from row.items()
    else:
        yield path.suffix, text


def _leaves(key: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from _leaves(name, inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _leaves(key, inside)
    elif isinstance(value, str):
        yield key, value
