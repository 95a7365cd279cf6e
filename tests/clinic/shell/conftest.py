"""Templates and form rendering of the shell alone: no database, no navigation of the whole house."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from pytest_django.fixtures import Settings


@pytest.fixture
def bare_house(settings: Settings) -> None:
    """Pages without the navigation that the whole house adds."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = ["django.template.context_processors.request"]
    settings.TEMPLATES = templates


@pytest.fixture
def rendered() -> Callable[..., str]:
    """A template given as text, with the shell's and the face's tags loaded."""

    def render(source: str, request: HttpRequest | None = None, **context: Any) -> str:
        template = engines["django"].from_string("{% load shell face %}" + source)
        return template.render(context, request)

    return render
