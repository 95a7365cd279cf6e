"""`basketweave book`: the same deed as on the page; a refusal names its rule, its reason and the earliest day."""

import argparse
from typing import TYPE_CHECKING
from uuid import UUID

from basketweave.commands.home import Stop, enter

if TYPE_CHECKING:
    from basketweave.clinic.access.actor import Actor
    from basketweave.clinic.house.refusals import FindingsRefused

REFUSED = 3


def run(typed: argparse.Namespace) -> int:
    enter(typed.home)
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    from basketweave.clinic.access.clock import NoSuchTime
    from basketweave.clinic.house.refusals import FindingsRefused, Refusal
    from basketweave.clinic.plan.actions import book_session
    from basketweave.clinic.plan.queries import session_for

    actor = whose(typed.email)
    try:
        session = session_for(actor, session_id(typed.session))
        booked = book_session(session=session, day=typed.day, wall_time=typed.time, by=actor)
    except Http404:
        raise Stop(f"there is no session {typed.session} for {typed.email}.") from None
    except PermissionDenied:
        raise Stop(f"{typed.email} may not book sessions.") from None
    except NoSuchTime:
        raise Stop(f"the clocks change that day: there is no {typed.time:%H:%M}, or there are two.") from None
    except FindingsRefused as refused:
        return explain(refused, actor)
    except Refusal as refused:
        print(f"Not booked. {refused.words()}")
        print(f"Reason: {refused.code}")
        return REFUSED
    print(f"Session {booked.number} is booked on {typed.day:%Y-%m-%d} at {typed.time:%H:%M}, the site's time.")
    return 0


def explain(refused: "FindingsRefused", actor: "Actor") -> int:
    from basketweave.clinic.house.refusals import reads_clinical
    from basketweave.clinic.house.words import words_of
    from basketweave.science.protocol.findings import earliest_of

    for finding in refused.findings:
        print(f"Not booked. {words_of(finding, neutral=not reads_clinical(actor, refused.site_id))}")
        print(f"Rule: {finding.rule} ({finding.code}), guideline {finding.guideline_version}")
    if earliest := earliest_of(refused.findings):
        print(f"Earliest day: {earliest:%Y-%m-%d}")
    return REFUSED


def session_id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise Stop(f"“{typed}” is not the id of a session; it stands in the session's address.") from None


def whose(email: str) -> "Actor":
    from django.contrib.auth import get_user_model

    from basketweave.clinic.access.actor import actor_of

    found = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise Stop(f"nobody signs in as {email}.")
    return actor_of(found)
