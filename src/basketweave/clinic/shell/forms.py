"""How our forms look, and the two hidden fields that keep a form honest: its version and its key."""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

OURS = {
    "django/forms/errors/list/default.html": "shell/forms/errors.html",
    "django/forms/widgets/radio.html": "shell/forms/choices.html",
    "django/forms/widgets/checkbox_select.html": "shell/forms/choices.html",
    "django/forms/widgets/checkbox.html": "shell/forms/tick.html",
    "django/forms/widgets/file.html": "shell/forms/file.html",
    "django/forms/widgets/clearable_file_input.html": "shell/forms/file.html",
}
LOST_KEY = _("This form had lost its key. It has a new one: please send it again.")
STALE = _("Somebody changed this while you had it open. Nothing was saved. Look at both, and send what should stand.")


class Renderer(DjangoTemplates):
    """Django's own form templates, with ours in place of those that a reader sees."""

    form_template_name = "shell/forms/form.html"
    field_template_name = "shell/forms/field.html"

    @cached_property
    def engine(self) -> Backend:
        return Backend(
            {
                "NAME": "shellforms",
                "APP_DIRS": True,
                "DIRS": [Path(django.forms.__file__).parent / "templates"],
                "OPTIONS": {"builtins": ["django.templatetags.i18n", "basketweave.clinic.shell.templatetags.shell"]},
            }
        )

    def get_template(self, template_name: str) -> Any:
        return super().get_template(OURS.get(template_name, template_name))


class RichError(ValidationError):
    """An error shown by a template of its own (a finding with its marks and deeds, say); `message` is its sentence."""

    def __init__(self, message: Any, *, template: str, code: str | None = None, **context: Any) -> None:
        super().__init__(message, code=code)
        self.template = template
        self.context = context


@dataclass(frozen=True)
class Said:
    """A choice's label with a second, quieter line under it; both are put into the reader's language when shown."""

    words: Any
    hint: Any = ""

    def __str__(self) -> str:
        return str(self.words)


class OnceForm(forms.Form):
    """Carries a key that is new for each showing and kept through mistakes, so that one form does one deed."""

    once_key = forms.CharField(
        widget=forms.HiddenInput,
        validators=[RegexValidator(r"^[0-9a-f-]{36}\Z")],
        initial=lambda: str(uuid4()),
        error_messages=dict.fromkeys(("required", "invalid"), LOST_KEY),
    )

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.has_error("once_key"):
            _write(self, "once_key", str(uuid4()))


class VersionedForm(forms.Form):
    """Carries the version that was read; where the record has moved on meanwhile, both are shown and nothing is saved.

    `version` is the record's version now; `saved` are its values now, by field name, shown beside what was typed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, version: int, saved: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version_now = version
        self.saved = dict(saved or {})
        self.initial["version"] = version

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.cleaned_data.get("version") != self.version_now:
            self.errors.pop("version", None)
            self.show_both(version=self.version_now, saved=self.saved)

    def show_both(self, *, version: int, saved: Mapping[str, Any]) -> None:
        """Say that somebody was faster (the action found out under its lock, perhaps); sent again, it is meant."""
        self.add_error(None, _stale(self, saved))
        _write(self, "version", str(version))


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Choices that are known only when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField), name
    field.choices = list(choices)


def _stale(form: forms.Form, saved: Mapping[str, Any]) -> RichError:
    return RichError(
        STALE,
        template="shell/forms/_stale.html",
        code="stale",
        differences=[
            {"label": form[name].label, "saved": now, "typed": form[name].value()}
            for name, now in saved.items()
            if name in form.fields and str(form[name].value() or "") != str("" if now is None else now)
        ],
    )


def _write(form: forms.Form, name: str, value: str) -> None:
    """Put a value into the answers of a bound form, to be rendered with it."""
    data: Any = copy(form.data)  # a copy of a request's answers can be written to
    data[form.add_prefix(name)] = value
    form.data = data


class Stepper(forms.NumberInput):
    """A number with a large less and more."""

    template_name = "shell/forms/stepper.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, unit: Any = "") -> None:
        super().__init__(attrs)
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"unit": self.unit}


class Either(forms.RadioSelect):
    """Two or three short answers beside each other."""

    template_name = "shell/forms/either.html"


class ChoicesAbreast(forms.RadioSelect):
    """Large answers beside each other where there is room."""

    template_name = "shell/forms/choices_abreast.html"


class PictureInput(forms.FileInput):
    """One photograph: from the camera or the device, shown before it is sent."""

    template_name = "shell/forms/picture.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"} | (attrs or {}))


class DayInput(forms.DateInput):
    """A day from the browser's calendar; what is not a day stays as it was typed, which such a field could not show."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not _is_day(shown):
            context["widget"]["type"] = "text"
        return context


def _is_day(typed: str) -> bool:
    try:
        date.fromisoformat(typed)
    except ValueError:
        return False
    return len(typed) == len("2026-03-09")
