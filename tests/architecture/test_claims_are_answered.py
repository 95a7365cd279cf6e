"""A marked quotation is answered beside it, with a source; one that is not is seen."""

import pytest

from .speech import page, unanswered

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "answered",
    [
        '<dl><dt><q class="claim">Painless</q></dt><dd>It hurts.{% mark one %}</dd></dl>',
        '<dl><dt><q class="claim">{{ c }}</q></dt><dd>{{ a }}{% for m in ms %}{% mark m %}{% endfor %}</dd></dl>',
        '<p><q class="claim">Painless</q> is not what was found.{% mark one %}</p>',
        '<article><h2><q class="claim">{{ c }}</q></h2><p>{{ a }}</p><ul><li>{{ f }}'
        '{% include "library/_marks.html" with marks=m only %}</li></ul></article>',
        '<dl><dt><q class="claim">Painless</q></dt><dd>It hurts. <a class="mark r" href="/x">R</a></dd></dl>',
    ],
)
def test_an_answer_with_its_source_beside_it_is_enough(answered):
    assert list(unanswered(page(answered))) == []


@pytest.mark.parametrize(
    "left_alone",
    [
        '<p><q class="claim">Painless</q></p>',
        '<dl><dt><q class="claim">Painless</q></dt><dd>It hurts.</dd></dl>',
        '<dl><dt><q class="claim">Painless</q></dt><dd>{% mark one %}</dd></dl>',
        '<p><q class="claim">Painless</q></p><p>It hurts.{% mark one %}</p>',
        '<p>It hurts.{% mark one %} <q class="claim">Painless</q></p>',
        '<dl><dt><q class="claim">A</q></dt><dd>It hurts.</dd><dt>B</dt><dd>Other.{% mark one %}</dd></dl>',
        '<article><h2><q class="claim">A</q></h2><p>It hurts.</p><h2>B</h2><p>Other.{% mark one %}</p></article>',
        '<article><h2><q class="claim">A</q></h2></article><article><p>It hurts.{% mark one %}</p></article>',
        '<dl><dt><q class="claim">A</q></dt><dd>It hurts.{# {% mark one %} #}</dd></dl>',
    ],
)
def test_a_quotation_without_its_answer_is_seen(left_alone):
    assert list(unanswered(page(left_alone)))
