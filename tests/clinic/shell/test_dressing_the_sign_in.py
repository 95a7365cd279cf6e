"""The kept library's pages of sign-in and second step stand in our frame, and nobody can sign up."""

import pytest
from django.template.loader import get_template

pytestmark = pytest.mark.once

OURS = "clinic/shell/templates"


@pytest.mark.parametrize(
    "name",
    [
        "account/login.html",
        "allauth/layouts/base.html",
        "allauth/layouts/manage.html",
        *(f"allauth/elements/{part}.html" for part in ("button", "field", "fields", "form", "panel", "alert", "img")),
    ],
)
def test_our_template_is_found_before_the_librarys(name: str) -> None:
    assert OURS in str(get_template(name).origin)


def test_the_sign_in_page_offers_no_sign_up() -> None:
    assert "signup" not in get_template("account/login.html").template.source


@pytest.mark.parametrize(
    ("tags", "looks"),
    [({}, "button primary"), ({"tags": ["danger"]}, "button danger"), ({"href": "/x"}, "button")],
)
def test_one_button_a_page_is_primary_and_a_dangerous_one_is_not(tags: dict[str, object], looks: str) -> None:
    shown = get_template("allauth/elements/button.html").render({"attrs": tags, "slots": {}})

    assert f'class="{looks}"' in shown
