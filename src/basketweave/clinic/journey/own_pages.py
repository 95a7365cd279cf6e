"""What patients see of themselves: what comes next, and, after the code, what was found and said."""

from collections.abc import Sequence
from dataclasses import dataclass

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, require
from basketweave.clinic.consult import queries as consult
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.examine import queries as examine
from basketweave.clinic.examine.models import Photograph
from basketweave.clinic.heal import queries as heal
from basketweave.clinic.heal.models import CheckIn
from basketweave.clinic.house.models import Site
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Consent, Patient
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.plan.models import Session
from basketweave.clinic.refer import queries as refer
from basketweave.clinic.refer.models import Decision
from basketweave.clinic.review import queries as review
from basketweave.clinic.review.models import Review

MOST_EPISODES = 5  # of one person, on their own pages


@dataclass(frozen=True, kw_only=True)
class OwnPages:
    """What a patient sees first: what comes next, what is asked, and how to reach the clinic."""

    patient: Patient
    sites: Sequence[Site]
    consultations: Sequence[Holding]
    sessions: Sequence[Session]
    to_answer: Sequence[CheckIn]
    has_been_treated: bool

    @property
    def to_screen(self) -> Session | None:
        """The next session that has its day: before it the questions about health are asked again."""
        return next((each for each in self.sessions if each.is_booked), None)


def own_pages(actor: Actor) -> OwnPages:
    """Dates and plans; what was found and said waits behind the one-time code."""
    patient = people.patient_of(actor)
    mine = people.episodes().filter(patient=patient).order_by("-opened_at")
    requests = [asked for episode in mine[:MOST_EPISODES] if (asked := consult.request_of(episode))]
    return OwnPages(
        patient=patient,
        sites=list({episode.site_id: episode.site for episode in mine}.values()),
        consultations=[
            asked.consultation
            for asked in requests
            if asked.consultation and asked.consultation.cancelled_at is None and asked.consultation.ends_at > now()
        ],
        sessions=list(plan.sessions_of_patient(actor, patient.pk)),
        to_answer=heal.to_answer(patient.pk),
        has_been_treated=heal.latest_treatment_of(patient.pk) is not None,
    )


@dataclass(frozen=True, kw_only=True)
class Said:
    """A decision as the patient reads it."""

    summary: str
    decision: Decision


@dataclass(frozen=True, kw_only=True)
class OwnHistory:
    """What was found and said, in the clinic's words."""

    patient: Patient
    decisions: Sequence[Said]
    check_ins: Sequence[CheckIn]
    consents: Sequence[Consent]
    photographs: Sequence[Photograph]
    reviews: Sequence[Review]


def own_history(actor: Actor) -> OwnHistory:
    """Only for a patient who has typed the one-time code; the opening goes into the ledger."""
    require(actor, Need.OWN_HISTORY)
    patient = people.patient_of(actor)
    mine = list(people.episodes().filter(patient=patient).order_by("-opened_at")[:MOST_EPISODES])
    return OwnHistory(
        patient=patient,
        decisions=[
            Said(summary=refer.in_patients_words(decision), decision=decision)
            for episode in mine
            for decision in refer.decisions_of(episode)
        ],
        check_ins=list(heal.answered_by(patient.pk)[:50]),
        consents=list(people.consents_of(patient)),
        photographs=list(
            examine.photographs_of_patient(patient.pk)
            .select_related("examination__episode__site")
            .order_by("-added_at")
        ),
        reviews=list(review.reviews_of(patient.pk)),
    )


def own_patient(actor: Actor) -> Patient:
    return people.patient_of(actor)
