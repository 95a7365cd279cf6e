"""Who acts: a member of staff, a patient by private link, an API token, a job, or a visitor."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from basketweave.clinic.access.models import ApiToken, User


class Role(StrEnum):
    OWNER = "owner"
    DIRECTOR = "director"
    SPECIALIST = "specialist"
    DESK = "desk"


class Kind(StrEnum):
    STAFF = "staff"
    PATIENT = "patient"
    TOKEN = "token"  # noqa: S105
    JOB = "job"
    VISITOR = "visitor"


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A role, at one site or (None) at every site."""

    role: Role
    site_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Whoever is at the door. The label says the role and never a name: it is kept in the ledger for ever."""

    kind: Kind
    id: UUID | None = None
    label: str
    grants: frozenset[Grant] = frozenset()
    patient_id: UUID | None = None
    is_verified: bool = False  # a patient who has typed the one-time code

    @staticmethod
    def visitor() -> "Actor":
        return Actor(kind=Kind.VISITOR, label="visitor")

    @staticmethod
    def job(name: str) -> "Actor":
        return Actor(kind=Kind.JOB, label=f"job {name}")

    @staticmethod
    def patient(patient_id: UUID, *, is_verified: bool) -> "Actor":
        return Actor(
            kind=Kind.PATIENT, id=patient_id, label="patient by link", patient_id=patient_id, is_verified=is_verified
        )

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    def has(self, role: Role, site_id: UUID | None = None) -> bool:
        """Whether this role is held at that site (with no site named: anywhere)."""
        return any(g.role == role and (site_id is None or g.site_id in (None, site_id)) for g in self.grants)


def actor_of(user: "User") -> Actor:
    """The member of staff who has signed in, with the roles that `people` knows."""
    grants = frozenset(_roles_of()(user))
    return Actor(kind=Kind.STAFF, id=user.pk, label=_label(grants), grants=grants)


def actor_of_token(token: "ApiToken") -> Actor:
    """A machine that acts for a member of staff, with that person's roles."""
    grants = frozenset(_roles_of()(token.user))
    return Actor(kind=Kind.TOKEN, id=token.pk, label=f"token of {_label(grants)}", grants=grants)


def _label(grants: frozenset[Grant]) -> str:
    return ", ".join(role.value for role in Role if any(g.role == role for g in grants)) or "no role"


@cache
def _roles_of() -> Callable[["User"], set[Grant]]:
    return import_string(settings.BASKETWEAVE_ROLES_OF)
