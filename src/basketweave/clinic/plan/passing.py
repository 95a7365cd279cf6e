"""Who may let a finding pass, and what was let pass and still stands."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.db.models import Q, QuerySet

from basketweave.clinic.access.actor import Actor, Kind, Role
from basketweave.clinic.access.door import Need, may
from basketweave.clinic.people.models import Episode
from basketweave.clinic.plan.models import Course, Override
from basketweave.clinic.refer.models import Decision
from basketweave.science.protocol.findings import Finding, MayPass

AllowedAs = Override.AllowedAs
LONGEST = timedelta(days=365)  # nothing is let pass for longer than a year


def passes_as(actor: Actor, finding: Finding, episode: Episode) -> str:
    """In which office this person may let it pass at that site; empty for who may not, and for every machine."""
    if actor.kind != Kind.STAFF:
        return ""
    if finding.may_pass is MayPass.SPECIALIST and may(actor, Need.DECIDE, episode.site_id):
        return AllowedAs.SPECIALIST
    if finding.may_pass is MayPass.MEDICAL_DIRECTOR and actor.has(Role.DIRECTOR, episode.site_id):
        return AllowedAs.MEDICAL_DIRECTOR
    return ""


def key_of(finding: Finding) -> str:
    """The name of a finding among those of one session or one decision."""
    return f"{finding.rule}/{finding.code}"


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What one rule says under one code about several places at once is one question, about all of them, and waits as
    long as the longest of them."""
    found: dict[str, Finding] = {}
    for finding in findings:
        before = found.get(key_of(finding))
        found[key_of(finding)] = _both(before, finding) if before else finding
    return tuple(found.values())


def _both(one: Finding, other: Finding) -> Finding:
    days = [each.not_before for each in (one, other) if each.not_before]
    zones = {zone for each in (one, other) for zone in _zones(each)}
    lengths = [length for each in (one, other) if isinstance(length := each.parameters.get("length_mm"), float)]
    told = {
        **one.parameters,
        **({"zones": sorted(zones)} if zones else {}),
        **({"length_mm": max(lengths)} if lengths else {}),
    }
    return replace(one, parameters=told, not_before=max(days, default=None))


def _zones(finding: Finding) -> list[str]:
    zones = finding.parameters.get("zones")
    return zones if isinstance(zones, list) else []


def standing(*, taken_back_too: bool = False) -> "QuerySet[Override]":
    """What was let pass and not taken back, with all that it needs to be read."""
    whole = Override.objects.select_related(
        "episode__patient__vault_key", "episode__site", "allowed_by", "taken_back_by", "decision", "session__course"
    )
    return whole if taken_back_too else whole.filter(taken_back_at__isnull=True)


def standing_for_decision(decision: Decision) -> tuple[Override, ...]:
    return tuple(standing().filter(decision=decision))


def standing_for_course(course: Course) -> tuple[Override, ...]:
    """For one of its sessions alone, and for the decision that it rests on."""
    return tuple(standing().filter(Q(session__course=course) | Q(decision=course.decision_id)))


def overrides_of(course: Course) -> list[Override]:
    """Everything that was let pass for this course, the ended and the taken back with it, in the order of time."""
    ours = Q(session__course=course) | Q(decision=course.decision_id)
    return list(standing(taken_back_too=True).filter(ours).order_by("allowed_at"))
