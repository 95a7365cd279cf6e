"""What people read uses the words of the house, and promises nothing that the evidence does not."""

import ast
import re

import pytest

from .tree import SOURCE, modules, place

pytestmark = pytest.mark.once
NEVER = {
    r"\bclients?\b": "patient",
    r"\bcustomers?\b": "patient",
    r"\busers?\b": "patient, staff, or whoever it is",
    r"\bdepths?\b": "needle length",
}
NO_CLAIM = [
    r"\bpain[- ]?(?:less|free)(?:ly)?\b",
    r"\b(?:no|without(?: any)?) (?:pain|redness|bleeding|scarring|downtime)\b",
    r"\b(?:for|suits|suitable for) (?:virtually |absolutely )?(?:anyone|anybody|everyone|everybody)\b",
]
QUOTED = re.compile(r"<(q|blockquote)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
HIDDEN = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*translate\s+(\"[^\"]*\"|'[^']*')[^%]*%}")
SHOWN_ATTRIBUTES = re.compile(r"\b(?:alt|title|placeholder|aria-label|content)=(\"[^\"]*\"|'[^']*')")
MARKUP = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
SPEAKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "N_"}


def test_templates_use_our_words():
    assert [found for path in templates() for found in wrong(visible(path.read_text()), path, NEVER)] == []


def test_templates_claim_nothing_in_our_own_voice():
    assert [found for path in templates() for found in wrong(visible(path.read_text()), path, NO_CLAIM)] == []


def test_sentences_in_python_do_likewise():
    assert [
        found for where, words in spoken() for found in wrong(QUOTED.sub("", words), where, [*NEVER, *NO_CLAIM])
    ] == []


@pytest.mark.parametrize(
    ("template", "is_wrong"),
    [
        ("<p>Each client is welcome.</p>", True),
        ('<p class="client">Each patient is welcome.</p>', False),
        ("{# the user #}<p>{{ user.name }}</p>{% if user %}{% endif %}", False),
        ('{% translate "Needle depth" %}', True),
        ('<img alt="A client">', True),
        ("<p>It is painless.</p>", True),
        ("<p>Some pages say <q>it is painless</q>; it is not.</p>", False),
        ("<p>There is no redness.</p>", True),
        ("<p>Suitable for virtually anybody.</p>", True),
    ],
)
def test_what_counts_as_wrong(template, is_wrong):
    assert bool(list(wrong(visible(template), "example", [*NEVER, *NO_CLAIM]))) is is_wrong


def templates():
    return sorted([*SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")])


def visible(template):
    """What a reader of the page sees or hears, without what is marked as a quotation."""
    text = QUOTED.sub(" ", HIDDEN.sub(" ", template))
    translated = " ".join(match.group(1) for match in TRANSLATED.finditer(text))
    attributes = " ".join(MARKUP.sub(" ", match.group(1)) for match in SHOWN_ATTRIBUTES.finditer(text))
    return re.sub(r"\s+", " ", f"{MARKUP.sub(' ', text)} {translated} {attributes}")


def spoken():
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SPEAKS:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield place(path, node), part.value


def wrong(text, where, patterns):
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield f"{where}: {text[max(0, match.start() - 30) : match.end() + 20]!r}"
