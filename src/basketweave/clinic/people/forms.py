"""What is asked of a patient who comes in, and of who looks after the staff."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.door import Need, may_everywhere
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.people.models import ROLES
from basketweave.clinic.shell.forms import offer

EVERYWHERE = "everywhere"


def next_query(address: str) -> str:
    return urlencode({"next": address})


class NewLink(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one that you gave us."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        max_length=254,
    )


class Code(forms.Form):
    code = forms.CharField(
        label=_("The six digits from our mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Please type the code.")},
    )


class TakeBackConsent(forms.Form):
    is_sure = forms.BooleanField(label=_("Yes, I take my consent back."))


class RoleAt(forms.Form):
    """A role, and where it is held: only sites that the giver manages are offered."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, ROLES[role]) for role in reversed(Role)])
    site = forms.ChoiceField(label=_("Where"))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sites = {str(site.pk): site for site in sites_for(by, Need.MANAGE)}
        everywhere = [(EVERYWHERE, _("at every site"))] if may_everywhere(by, Need.MANAGE) else []
        named = [(site_id, site.name) for site_id, site in self.sites.items()]
        offer(self, "site", named + everywhere)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "role" in found:
            found["role"] = Role(found["role"])
        if "site" in found:
            found["site"] = self.sites.get(found["site"])
        return found


class NewStaff(RoleAt):
    name = forms.CharField(label=_("Name, as patients read it"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("They sign in with it."), max_length=254)
    registration = forms.CharField(label=_("Professional registration"), max_length=80, required=False)
    field_order = ["name", "email", "registration", "role", "site"]


class NewToken(forms.Form):
    name = forms.CharField(label=_("What will use it"), max_length=100)
