"""Pages of the library as somebody opens them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

EVERY_PAGE = (
    *(("library", ()), ("patients", ()), ("claims", ()), ("unknown", ()), ("studies", ()), ("rules", ())),
    *(("sources", ()), ("study", ("alam2014_needling",)), ("rule", ("isotretinoin",))),
)


@pytest.fixture
def opened(db: None) -> Callable[..., str]:
    """`opened("rule", "isotretinoin")`: the page as a visitor has it."""

    def get(name: str, *args: str, client: Client | None = None, **wanted: str) -> str:
        response = (client or Client()).get(reverse(f"library:{name}", args=args), wanted)
        assert response.status_code == 200
        return response.content.decode()

    return get
