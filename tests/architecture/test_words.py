"""What people read uses the words of the house, and promises nothing that the evidence does not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .claims import claimed
from .speech import page, plain, said, unanswered
from .spoken import entries, strings
from .tree import SOURCE, modules, place

pytestmark = pytest.mark.once
NEVER = {
    r"\bclients?\b": "patient",
    r"\bcustomers?\b": "patient",
    r"\busers?\b": "patient, staff, or whoever it is",
    r"\bdepths?\b": "needle length",
}
SPEAKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "N_"}
DATA = ("*.toml", "*.csv", "*.json", "*.md", "*.js", "*.svg", "*.po")
# Where a claim may stand word for word: the library shows it as a marked quotation, answered with a source.
QUOTATIONS = {("claims.toml", "quote"), ("trials.csv", "adverse_events")}
# What somebody sees or feels ("No pain."), of skin as it is, not of a treatment: levels, and what made-up people say.
STATES_OF_SOMEBODY = (SOURCE / "science/protocol/scales", SOURCE / "science/cohort")


def test_templates_use_our_words():
    assert [found for path in templates() for found in wrong(page(path.read_text()).says(), path)] == []


def test_sentences_in_python_use_our_words():
    assert [found for where, words in spoken() for found in wrong(words, where)] == []


def test_templates_claim_nothing_in_our_own_voice():
    assert [f"{path}: {found}" for path in templates() for found in in_our_voice(path.read_text())] == []


def test_every_claim_that_a_template_quotes_is_answered_with_a_source():
    assert [f"{path}: {found}" for path in templates() for found in unanswered(page(path.read_text()))] == []


def test_no_string_of_the_program_claims_anything():
    """Not only what is translated: questions, levels, reasons and letters are English data here and there."""
    assert [
        f"{where}: {found}"
        for path, tree in modules()
        for node, words in strings(tree)
        for where in [place(path, node)]
        for found in claimed(said(words), states=not any(map(path.is_relative_to, STATES_OF_SOMEBODY)))
    ] == []


def test_no_string_of_the_program_quotes_a_claim():
    """Beside a string nobody can see whether it is answered: quotations belong into templates."""
    assert [place(path, node) for path, tree in modules() for node, words in strings(tree) if "<q" in words] == []


def test_no_data_of_ours_claims_anything_but_as_a_quotation():
    files = sorted({path for suffix in DATA for path in SOURCE.rglob(suffix)})

    assert {"claims.toml", "unknowns.toml", "guideline.toml", "trials.csv"} <= {path.name for path in files}
    assert [
        f"{path.name} {key}: {found}"
        for path in files
        for key, words in entries(path)
        if (path.name, key) not in QUOTATIONS
        for found in claimed(words)
    ] == []


def test_what_is_exempt_is_really_there():
    """Else an exemption would outlive its reason, and hide the next claim."""
    exempt = {
        (path.name, key): list(claimed(words))
        for name, _key in QUOTATIONS
        for path in SOURCE.rglob(name)
        for key, words in entries(path)
        if (name, key) in QUOTATIONS and list(claimed(words))
    }
    states = [
        any(list(claimed(text)) for _path, tree in modules(folder) for _node, text in strings(tree))
        for folder in STATES_OF_SOMEBODY
    ]

    assert exempt.keys() == QUOTATIONS
    assert any(states)


@pytest.mark.parametrize(
    ("template", "is_wrong"),
    [
        ("<p>Each client is welcome.</p>", True),
        ('<p class="client">Each patient is welcome.</p>', False),
        ("{# the user #}<p>{{ user.name }}</p>{% if user %}{% endif %}", False),
        ('{% translate "Needle depth" %}', True),
        ('<img alt="A client">', True),
    ],
)
def test_what_counts_as_a_wrong_word(template, is_wrong):
    assert bool(list(wrong(page(template).says(), "example"))) is is_wrong


def templates() -> list[Path]:
    return sorted([*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")])


def in_our_voice(template: str) -> Iterator[str]:
    return claimed(page(template).says())


def spoken() -> Iterator[tuple[str, str]]:
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SPEAKS:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield place(path, node), part.value


def wrong(text: str, where: object) -> Iterator[str]:
    text = plain(text)
    for pattern in NEVER:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield f"{where}: {text[max(0, match.start() - 30) : match.end() + 20]!r}"
