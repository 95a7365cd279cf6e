"""The small parts that every page is made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from basketweave.clinic.shell.components import FindingWords, TimelineLine

pytestmark = pytest.mark.once

Rendered = Callable[..., str]
SHELL = Path(__file__).parents[3] / "src" / "basketweave" / "clinic"
FIRST_LOAD_BYTES = 150_000
PAGE_BYTES = 60_000  # the longest of our pages: a request, with the face in it


@pytest.mark.parametrize(
    ("letter", "meaning"),
    [("R", "Read in the source"), ("K", "Recalled"), ("C", "Commercial"), ("H", "Our own inference")],
)
def test_a_mark_says_what_it_means_and_leads_to_its_source(rendered: Rendered, letter: str, meaning: str) -> None:
    shown = rendered("{% mark letter source='Harris 2015' url='/evidence/harris-2015' %}", letter=letter)

    assert f'class="mark {letter.lower()}" href="/evidence/harris-2015"' in shown
    assert f'aria-label="{meaning}' in shown
    assert "Harris 2015" in shown


def test_a_mark_without_a_source_to_open_is_no_link(rendered: Rendered) -> None:
    assert "<a" not in rendered("{% mark 'C' %}")


def test_there_is_no_fifth_mark(rendered: Rendered) -> None:
    with pytest.raises(KeyError):
        rendered("{% mark 'Z' %}")


def test_a_finding_carries_its_outcome_in_words_and_in_its_edge(rendered: Rendered) -> None:
    words = FindingWords(outcome="never", headline="Never here.", words=("Nobody may pass.", "<b>"), rule="a_rule")

    shown = rendered("{% finding words %}", words=words)

    assert '<div class="finding never">' in shown
    assert "<strong>Never here.</strong>" in shown
    assert "&lt;b&gt;" in shown


def test_a_button_that_waits_says_why_and_sends_nothing(rendered: Rendered) -> None:
    shown = rendered("{% button 'Sign' kind='primary' waits='A picture is missing.' %}")

    assert 'type="button" aria-disabled="true"' in shown
    assert "A picture is missing." in shown
    assert "submit" not in shown


def test_progress_is_told_in_words_too(rendered: Rendered) -> None:
    shown = rendered("{% progress now=2 of=4 words='two minutes' %}")

    assert "2 of 4" in shown
    assert shown.count('class="done"') == 1


def test_a_timeline_tells_when_what_and_where_to_go(rendered: Rendered) -> None:
    lines = [TimelineLine(when="9 Mar", title="Session 1", state="done", url="/s/1", link="See it")]

    shown = rendered("{% timeline lines %}", lines=lines)

    assert '<li class="done"><span class="when"><bdi>9 Mar</bdi></span>' in shown
    assert '<a href="/s/1">See it</a>' in shown


def test_before_and_after_stand_side_by_side_without_a_script(rendered: Rendered) -> None:
    shown = rendered("{% compare before='/a' after='/b' before_label='Then' after_label='Now' %}")

    assert shown.count("<img") == 2
    assert "data-cut-row hidden" in shown


def test_a_first_visit_stays_light() -> None:
    sheets = [path.stat().st_size for folder in ("shell", "face") for path in (SHELL / folder / "static").rglob("*.*")]

    assert sum(sheets) + PAGE_BYTES <= FIRST_LOAD_BYTES
