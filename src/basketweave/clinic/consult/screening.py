"""The questions about health are answered, by the patient or for them; what cannot wait becomes a call at once."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from basketweave.clinic.access.actor import Actor, Kind
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, PermissionRefused, require, require_own
from basketweave.clinic.access.once import once
from basketweave.clinic.consult.models import Request, Screening
from basketweave.clinic.consult.proof import request_proved_by
from basketweave.clinic.consult.queries import findings_in, history_in, latest_screening
from basketweave.clinic.consult.refusals import AnswersNotRight, NothingToRepeat
from basketweave.clinic.consult.urgent_calls import raise_call
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import locked_episode, staff_of
from basketweave.science.protocol.history import History
from basketweave.science.protocol.screening import (
    VERSION,
    AnswersRefused,
    Occasion,
    as_plain,
    cannot_wait,
    carried,
    differences,
    read,
)

STAFF = (Kind.STAFF, Kind.TOKEN)


@transaction.atomic
def answer_screening(
    *,
    episode: Episode,
    answers: Mapping[str, object],
    occasion: str,
    for_session: UUID | None = None,
    once_key: str | None = None,
    proof: str = "",
    by: Actor,
) -> Screening:
    """Keeps the answers as a whole, with what the rules say of them; nothing is kept where one cannot be right."""
    _let_in(episode, occasion, proof, by)
    episode = locked_episode(episode.pk)
    told = _read(episode, answers, occasion)

    def keep() -> Screening:
        before = latest_screening(episode.patient_id)
        earlier = history_in(before) if before else History()
        whole = carried(earlier, told, Occasion(occasion))
        changes = len(differences(earlier, whole))
        return _keep(episode, whole, occasion, for_session, by, changes=changes)

    asked = {"answers": as_plain(told), "for_session": for_session}  # the first answer makes the next one a later one
    return once(once_key, "answer screening", Screening, keep, by=by, target=episode.pk, asked=asked)


@transaction.atomic
def say_nothing_changed(
    *,
    episode: Episode,
    for_session: UUID | None = None,
    occasion: str = Screening.Occasion.BEFORE_SESSION,
    once_key: str | None = None,
    by: Actor,
) -> Screening:
    """The answers before stand, and it was said so today; only where there are some."""
    _let_in(episode, occasion, "", by)
    episode = locked_episode(episode.pk)

    def keep() -> Screening:
        before = latest_screening(episode.patient_id)
        if before is None:
            raise NothingToRepeat
        return _keep(episode, history_in(before), occasion, for_session, by, is_unchanged=True)

    asked = {"occasion": occasion, "for_session": for_session}
    return once(once_key, "say nothing changed", Screening, keep, by=by, target=episode.pk, asked=asked)


def _let_in(episode: Episode, occasion: str, proof: str, by: Actor) -> None:
    """The patient, whoever examines there, or the visitor whose request it was a moment ago."""
    if occasion == Screening.Occasion.SPECIALIST:
        require(by, Need.EXAMINE, episode.site_id)
    elif by.kind == Kind.VISITOR:
        request_id = request_proved_by(proof) if occasion == Screening.Occasion.REQUEST else None
        if request_id is None or not Request.objects.filter(pk=request_id, episode=episode).exists():
            raise PermissionRefused(Need.OWN)
    else:
        require_own(by, Need.EXAMINE, site_id=episode.site_id, patient_id=episode.patient_id)


def _read(episode: Episode, answers: Mapping[str, object], occasion: str) -> History:
    try:
        return read(
            answers,
            occasion=Occasion(occasion),
            today=today(episode.site.zone),
            born_on=episode.patient.born_on,
        )
    except AnswersRefused as no:
        raise AnswersNotRight(no.refused) from no


def _keep(
    episode: Episode,
    history: History,
    occasion: str,
    for_session: UUID | None,
    by: Actor,
    *,
    changes: int = 0,
    is_unchanged: bool = False,
) -> Screening:
    urgent = cannot_wait(history)
    screening = Screening.objects.create(
        episode=episode,
        number=episode.screenings.count() + 1,
        occasion=Screening.Occasion(occasion),
        for_session=for_session,
        answers=as_plain(history),
        findings=[finding.as_dict() for finding in findings_in(episode, history)],
        questionnaire_version=VERSION,
        is_unchanged=is_unchanged,
        answered_by=staff_of(by) if by.kind in STAFF else None,
        answered_at=now(),
    )
    record(
        by,
        "answered health questions",
        screening,
        patient_id=episode.patient_id,
        occasion=occasion,
        changes=changes,
        urgent=bool(urgent),
    )
    if urgent:
        raise_call(screening, urgent, by)
    return screening
