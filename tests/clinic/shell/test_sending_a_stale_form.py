"""Somebody was faster: nothing is saved, and both are shown."""

import pytest
from django import forms

from basketweave.clinic.shell.forms import OnceForm, VersionedForm

pytestmark = pytest.mark.once


class Change(VersionedForm, OnceForm):
    phone = forms.CharField(label="Phone")
    email = forms.CharField(label="Mail")


def typed(version: str) -> dict[str, str]:
    return {
        "phone": "200",
        "email": "a@example.org",
        "version": version,
        "once_key": Change(version=1)["once_key"].value(),
    }


def test_the_version_that_was_read_is_handed_to_the_action() -> None:
    form = Change(typed("3"), version=3)

    assert form.is_valid()
    assert form.cleaned_data["version"] == 3


def test_a_stale_form_is_refused_and_shows_what_was_saved_beside_what_was_typed() -> None:
    form = Change(typed("2"), version=3, saved={"phone": "100", "email": "a@example.org"})

    assert not form.is_valid()
    shown = str(form)
    assert "Somebody changed this while you had it open" in shown
    assert "<td>100</td><td>200</td>" in shown
    assert "a@example.org</td>" not in shown  # both agree on the mail


def test_what_was_typed_is_kept_and_sent_again_it_is_meant() -> None:
    form = Change(typed("2"), version=3, saved={"phone": "100"})
    form.is_valid()

    again = Change(form.data, version=3)

    assert form["phone"].value() == "200"
    assert again.is_valid()


def test_a_missing_or_broken_version_is_stale_too() -> None:
    for version in ("", "x", "-1"):
        form = Change(typed(version), version=3)

        assert form.has_error("__all__", code="stale")
        assert not form.has_error("version")


def test_an_action_that_finds_out_under_its_lock_says_it_the_same_way() -> None:
    form = Change(typed("3"), version=3)
    assert form.is_valid()

    form.show_both(version=4, saved={"phone": "100"})

    assert form.has_error("__all__", code="stale")
    assert form["version"].value() == "4"
