"""A new thing of the house is saved, or its name is taken."""

from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from basketweave.clinic.house.models import Device, Lot, Room, Site
from basketweave.clinic.house.refusals import Refusal

R = TypeVar("R", Site, Room, Device, Lot)


class NameTaken(Refusal):
    """Something of this kind has that name at this site already."""

    code = "name-taken"
    field = "name"

    def words(self) -> str:
        return _("There is one of that name already.")


def saved(made: R) -> R:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise NameTaken from None
    return made
