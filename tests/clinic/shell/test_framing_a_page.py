"""Every page has a language, a direction, a way past the head, and a banner where it is only a demonstration."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Engine
from django.test import RequestFactory
from django.utils import translation

from basketweave.clinic.shell.pages import page

pytestmark = pytest.mark.once

Rendered = Callable[..., str]
CLINIC = Path(__file__).parents[3] / "src" / "basketweave" / "clinic"
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a script of its own": re.compile(r"<script(?![^>]*(\bsrc=|application/json))[^>]*>"),
    "another host": re.compile(r"(src|href)=\"(https?:)?//"),
}


def framed(rendered: Rendered, frame: str, **context: object) -> str:
    return rendered(f'{{% extends "shell/{frame}.html" %}}{{% block title %}}A page{{% endblock %}}', **context)


@pytest.fixture
def rendered() -> Rendered:
    """Without {% load %} first: a page that extends must say so first."""

    def render(source: str, **context: object) -> str:
        return Engine.get_default().from_string(source).render(Context(context))

    return render


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_page_says_its_language_and_direction(rendered: Rendered, language: str, direction: str) -> None:
    with translation.override(language):
        assert f'<html lang="{language}" dir="{direction}">' in framed(rendered, "public")


def test_a_page_needs_nothing_from_anybody(rendered: Rendered) -> None:
    assert "<title>A page · Basketweave</title>" in framed(rendered, "public")


@pytest.mark.parametrize("frame", ["staff", "public", "patient"])
def test_the_demonstration_wears_its_banner_on_every_page(rendered: Rendered, frame: str) -> None:
    assert 'class="demo"' in framed(rendered, frame, is_demo=True)
    assert 'class="demo"' not in framed(rendered, frame, is_demo=False)


def test_staff_see_where_they_are_and_what_did_not_go_out(rendered: Rendered) -> None:
    places = [SimpleNamespace(label="Board", url="/board/", is_current=True)]
    alarm = SimpleNamespace(text="2 messages wait.", url="/post/")

    shown = framed(rendered, "staff", navigation=places, alarm=alarm)

    assert '<a href="/board/" aria-current="page">Board</a>' in shown
    assert "2 messages wait." in shown


def test_a_patient_has_something_is_wrong_in_reach(rendered: Rendered) -> None:
    assert 'class="wrong" href="/my/something-is-wrong/"' in framed(
        rendered, "patient", wrong_url="/my/something-is-wrong/"
    )


@pytest.mark.usefixtures("bare_house")
def test_a_page_is_never_kept_by_a_browser(rf: RequestFactory) -> None:
    response = page(rf.get("/"), "shell/public.html", status=422)

    assert (response.status_code, response["Cache-Control"]) == (422, "no-store")


@pytest.mark.parametrize("template", sorted(CLINIC.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_breaks_the_content_policy(template: Path) -> None:
    text = template.read_text()

    assert [fault for fault, pattern in FORBIDDEN.items() if pattern.search(text)] == []
