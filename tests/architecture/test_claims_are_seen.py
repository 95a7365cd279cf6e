"""The test of words, tested: claims that were planted are found, however they are dressed; honest sentences are not."""

import ast

import pytest

from .claims import claimed
from .speech import page, said
from .spoken import entries, strings

pytestmark = pytest.mark.once


def seen(template: str) -> bool:
    return bool(list(claimed(page(template).says())))


@pytest.mark.parametrize(
    "template",
    [
        "<p>It is painless.</p>",
        "<p>It is PAINLESS.</p>",
        "<p>Pain-free, and pain free.</p>",
        "<p>There is no redness.</p>",
        "<p>There is no\n    redness.</p>",
        "<p>There is no&nbsp;redness.</p>",
        "<p>There is no&#32;redness, without&#x20;bleeding.</p>",
        "<p>pain&shy;less</p>",
        "<p>pain&#8203;less</p>",
        "<p>pain<b>less</b></p>",
        "<p>pain<wbr>less</p>",
        "<p>no <em>redness</em></p>",
        "<p>No</p>\n<p>redness</p>",
        "<p>ｐａｉｎｌｅｓｓ</p>",
        "<p>pain‑less</p>",
        '{% translate "Without any bleeding" %}',
        "{% translate 'Suitable for virtually anybody' %}",
        "{% blocktranslate trimmed %}Without\n  downtime.{% endblocktranslate %}",
        "{% blocktranslate with n=n %}{{ n }} sessions, zero downtime{% endblocktranslate %}",
        '{{ words|default:"Painless" }}',
        '{% button _("A painless session") kind="primary" %}',
        '{% include "x.html" with caption=_("Painless") only %}',
        '<img alt="Invisible punctures">',
        '<button aria-label="Painless">Go</button>',
        '<meta name="description" content="Microneedling, guaranteed.">',
        "<p>Suits all skin types.</p>",
        "<p>For anyone, at any age.</p>",
        "<p>Completely safe.</p>",
        "<p>It won’t hurt.</p>",
        "<p>It does not bleed.</p>",
        "<p>Not only painless, but quick.</p>",
        "<p>No waiting, painless.</p>",
        "<p>It removes all your wrinkles.</p>",
        "<p>It cures melasma.</p>",
        "<p><q>It is painless</q>, they say; it is not.</p>",
        "<blockquote>Painless</blockquote>",
        '<p>{% comment %} <q class="claim"> {% endcomment %}Painless{# </q> #}</p>',
        '<p><q class="claim">Painless</q> and without redness.</p>',
    ],
)
def test_a_claim_is_seen_however_it_is_dressed(template):
    assert seen(template)


@pytest.mark.parametrize(
    "template",
    [
        "<p>It hurts a little.</p>",
        "<p>It is not painless.</p>",
        "<p>Nothing that we know cures melasma.</p>",
        "<p>Not for everyone, yet.</p>",
        "<p>Nobody can guarantee it.</p>",
        "{# painless #}<!-- painless --><p>Redness for days.</p>",
        '<p class="painless">Redness for days.</p>',
        "<style>.painless { color: red }</style><script>painless()</script>",
        '<dl><dt><q class="claim">Painless</q></dt><dd>It hurts. {% mark one %}</dd></dl>',
        '{% url "house:painless" %}{% include "library/painless.html" %}',
    ],
)
def test_an_honest_sentence_is_let_through(template):
    assert not seen(template)


@pytest.mark.parametrize(
    "code",
    [
        'x = _("It is painless.")',
        'x = _("It is pain" "less.")',
        'x = "It is pain" + "less."',
        'x = f"There is no {what} and no redness"',
        'x = Level("Without bleeding")',
        'x = {"a": ["zero downtime"]}',
        'def f(x="painless"): ...',
        'x = format_html("<b>pain</b>less")',
    ],
)
def test_a_claim_in_python_is_seen(code):
    assert any(list(claimed(said(text))) for _node, text in strings(ast.parse(code)))


def test_a_docstring_speaks_to_us_alone():
    assert list(strings(ast.parse('"""No redness is promised."""\ndef f():\n    """Nor is painless."""\n'))) == []


def test_a_level_may_name_what_somebody_feels_and_still_promise_nothing():
    assert not list(claimed("No pain.", states=False))
    assert list(claimed("Painless.", states=False))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", '[x]\nwords = """\nIt is\npainless."""\n'),
        ("a.toml", '[[x.found]]\nwords = "no redness"\n'),
        ("a.toml", 'x = [{ words = "no redness" }]\n'),
        ("a.csv", "id,words\n1,PAINLESS\n"),
        ("a.md", "Sessions without\ndowntime.\n"),
    ],
)
def test_a_claim_in_data_is_seen(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)

    assert any(list(claimed(words)) for _key, words in entries(path))
