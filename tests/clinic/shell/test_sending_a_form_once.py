"""A form carries a key, so that sending it twice does one deed."""

import pytest
from django import forms

from basketweave.clinic.shell.forms import OnceForm

pytestmark = pytest.mark.once


class Request(OnceForm):
    name = forms.CharField()


def test_each_showing_has_its_own_key() -> None:
    assert Request()["once_key"].value() != Request()["once_key"].value()


def test_the_key_is_handed_to_the_action() -> None:
    key = Request()["once_key"].value()

    form = Request({"name": "Ana", "once_key": key})

    assert form.is_valid()
    assert form.cleaned_data == {"name": "Ana", "once_key": key}


def test_the_key_is_kept_through_a_mistake() -> None:
    key = Request()["once_key"].value()

    form = Request({"name": "", "once_key": key})

    assert not form.is_valid()
    assert f'value="{key}"' in str(form["once_key"])


def test_a_lost_or_forged_key_is_refused_and_replaced() -> None:
    for forged in ("", "1", "x" * 400):
        form = Request({"name": "Ana", "once_key": forged})

        assert form.has_error("once_key")
        assert "please send it again" in str(form)
        again = Request({"name": "Ana", "once_key": form["once_key"].value()})
        assert again.is_valid()
