"""Model fields for words about a patient: sealed in the database, plain in Python, unreadable once the key is gone."""

import json
from typing import Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.vault import seals
from basketweave.clinic.vault.models import Key

ERASED = _("erased")  # what a sealed text reads as, once its key is destroyed


class Sealed(bytes):
    """Ciphertext as it lies in the database."""


class ErasedText(str):
    """The word that stands for what nobody can read any more; it remembers the ciphertext, so that a save keeps it."""

    __slots__ = ("sealed",)
    sealed: Sealed


class SealedAttribute(DeferredAttribute):
    """Holds the ciphertext until somebody looks, then the plain value."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = instance.__dict__
        if self.field.attname not in held:  # left out of the query
            rows = type(instance)._base_manager.using(instance._state.db).filter(pk=instance.pk)
            held[self.field.attname] = rows.values_list(self.field.attname, flat=True).get()
        value = held[self.field.attname]
        if not isinstance(value, Sealed):
            return value
        try:
            plain = self.field.unsealed(instance, value)
        except seals.Erased:
            return self.field.once_erased(value)  # not kept: a later save leaves the ciphertext as it is
        held[self.field.attname] = plain
        return plain

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value.sealed if isinstance(value, ErasedText) else value


class SealedField(models.Field):
    """`key` is the way from the record to its Key: "vault_key", "episode.patient.vault_key"."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(self, *args: Any, key: str, **options: Any) -> None:
        self.key = key
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "key": self.key}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def check(self, **options: Any) -> list[checks.CheckMessage]:
        found = super().check(**options)
        if not isinstance(self.model._meta.pk, models.UUIDField):
            found.append(checks.Error("A sealed field needs a UUID primary key: it is bound to it.", obj=self))
        return found

    # between Python and the database

    def from_db_value(self, value: Any, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        value = model_instance.__dict__[self.attname]
        if isinstance(value, Sealed) or (value is None and self.keeps_none()):
            return value
        secret = seals.opened(self.key_of(model_instance))
        return Sealed(seals.encrypt(secret, self.packed(value), bound_to=self.place(model_instance)))

    def get_prep_value(self, value: Any) -> Sealed | None:
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is sealed: it is written by save(), not by update(), and nothing looks it up.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        value = super().get_db_prep_value(value, connection, prepared)
        return None if value is None else connection.Database.Binary(value)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is sealed: nothing can look it up.")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sealed: nothing can look it up.")

    # the seal

    def unsealed(self, instance: models.Model, sealed: Sealed) -> Any:
        secret = seals.opened(self.key_of(instance))
        return self.unpacked(seals.decrypt(secret, sealed, bound_to=self.place(instance)))

    def key_of(self, instance: Any) -> Key:
        for step in self.key.split("."):
            instance = getattr(instance, step)
        if not isinstance(instance, Key):
            raise FieldError(f"{self.key} does not lead from {self.model._meta.label} to a key.")
        return instance

    def place(self, instance: models.Model) -> str:
        """A value moved to another row, field or table cannot be read there."""
        return f"{instance._meta.label_lower}|{self.name}|{instance.pk}"

    def keeps_none(self) -> bool:
        """Whether None goes to the database as NULL (which refuses it, unless null=True)."""
        return True

    def packed(self, value: Any) -> bytes:
        raise NotImplementedError

    def unpacked(self, plain: bytes) -> Any:
        raise NotImplementedError

    def once_erased(self, sealed: Sealed) -> Any:
        raise NotImplementedError


class SealedTextField(SealedField):
    """Words; "" unless told otherwise, at most `max_length` letters where that is given."""

    empty_strings_allowed = True

    def __init__(self, *args: Any, key: str, max_length: int | None = None, **options: Any) -> None:
        super().__init__(*args, key=key, max_length=max_length, **options)
        if max_length is not None:
            self.validators.append(MaxLengthValidator(max_length))

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else str(value)

    def packed(self, value: Any) -> bytes:
        return str(value).encode()

    def unpacked(self, plain: bytes) -> str:
        return plain.decode()

    def once_erased(self, sealed: Sealed) -> str:
        word = ErasedText(ERASED)
        word.sealed = sealed
        return word

    def formfield(self, **options: Any) -> Any:
        return super().formfield(
            **{"form_class": forms.CharField, "max_length": self.max_length, "widget": forms.Textarea, **options}
        )


class SealedJSONField(SealedField):
    """Answers and lists; None once erased."""

    def keeps_none(self) -> bool:
        return bool(self.null)  # otherwise None is sealed like any other value

    def packed(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def unpacked(self, plain: bytes) -> Any:
        return json.loads(plain)

    def once_erased(self, sealed: Sealed) -> None:
        return None

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:
        try:
            return super().pre_save(model_instance, add)
        except seals.Erased:
            if model_instance.__dict__[self.attname] is None:
                return Sealed()  # it was read as None because it is erased, and stays so
            raise

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": forms.JSONField, **options})
