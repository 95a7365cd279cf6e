"""Ana has walked all the way, by the real actions: every address has a real record behind it, with words to leak."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import Actor, actor_of
from basketweave.clinic.consult import actions as consult
from basketweave.clinic.consult.queries import open_call_of
from basketweave.clinic.diary import actions as diary
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.heal import actions as heal
from basketweave.clinic.heal.queries import to_answer
from basketweave.clinic.house import actions as house
from basketweave.clinic.house.models import Device, Lot, Site
from basketweave.clinic.people import actions as people
from basketweave.clinic.people.models import Patient, Staff
from basketweave.clinic.plan import actions as plan
from basketweave.clinic.post import actions as post
from basketweave.clinic.refer import actions as refer
from basketweave.clinic.review import actions as review
from basketweave.clinic.treat import actions as treat
from basketweave.clinic.treat.queries import ZoneRecord
from basketweave.science.quantities import Appearance, ScarKind

PHOTOGRAPH = Path(__file__).parents[2] / "data/faces/distance_series/60cm_small.heic"
CHEEKS = ("cheek-left", "cheek-right")

# Clinical words, planted at every step: none may reach the front desk, the owner, another site, or a stranger.
SECRETS = (
    "history-zq1",
    "wish-zq2",
    "notes-zq3",
    "decision-zq4",
    "record-zq5",
    "answer-zq6",
    "review-zq7",
    "addendum-zq8",
    "override-zq9",
    "call-zq10",
)


# What stands in the library for anybody to read.
TO_READ = {"study_id": "alam2014_needling", "rule_name": "isotretinoin"}


@dataclass
class World:
    """The ids that addresses carry."""

    ids: dict[str, Any] = field(default_factory=TO_READ.copy)
    patient: Patient | None = None


def walked(
    *, site: Site, pen: Device, lot: Lot, dr_lind: Staff, noor: Staff, owner: Staff, clock: Callable[[datetime], None]
) -> World:
    lind, treats, setup = actor_of(dr_lind.user), actor_of(noor.user), Actor.job("test")
    world = World()
    text = house.publish_consent_text(language="en", title="Consent", text="What will be done.", by=setup)
    asked = consult.request_consultation(
        site=site,
        name="Ana Maria de Souza",
        email="ana@example.org",
        phone="+351 910 000 000",
        born_on=date(1990, 5, 1),
        concerns=["scars"],
        zones=list(CHEEKS),
        history=SECRETS[0],
        wishes=SECRETS[1],
        day=date(2026, 3, 3),
        wall_time=time(10),
        channel="page",
        by=Actor.visitor(),
    )
    episode = asked.episode
    told, call = _told_about_health(episode, lind)
    clock(datetime(2026, 3, 3, 10, 0, tzinfo=UTC))
    before = _examined(episode, "first", lind, grade=3)
    decision = refer.decide(episode=episode, examination=before, choice="needling", words=SECRETS[3], by=lind)
    course = plan.plan_course(
        episode=episode,
        decision=decision,
        specialist=noor,
        device=pen,
        zones={zone: Decimal("1.0") for zone in CHEEKS},
        session_count=3,
        first_day=date(2026, 3, 9),
        by=lind,
    )
    plan.book_series(course=course, wall_time=time(10), by=lind)
    first, second, _third = course.sessions.select_related("holding").order_by("number")
    consent = people.sign_consent(
        episode=episode,
        text=text,
        digest_shown=text.digest,
        signed_name="Ana Maria de Souza",
        witnessed_by=noor,
        by=treats,
    )
    clock(first.holding.starts_at)
    _asked_again(course, first, treats)
    treatment = _treated(first, pen, lot, treats)
    treat.add_addendum(treatment=treatment, words=SECRETS[7], by=treats)
    heal.begin_follow_up(treatment=treatment, by=setup)
    clock(first.holding.starts_at + timedelta(days=1))
    (check_in,) = to_answer(episode.patient_id)
    heal.ask(check_in=check_in, by=setup)
    check_in = heal.answer(check_in=check_in, answers={"pus": "yes"}, words=SECRETS[5], by=treats)
    after = _examined(episode, "review", lind, grade=2, begun=lambda: review.begin(course=course, by=lind))
    reviewed = review.review(course=course, after=after, outcome="go-on", words=SECRETS[6], by=lind)
    clock(second.holding.starts_at)
    override = _held_and_released(course, second, lind)
    unsigned = treat.begin(session=second, by=treats)
    absence = diary.enter_absence(site=site, first_day=date(2026, 7, 1), specialist=dr_lind, by=lind)[0]
    message = post.send(
        kind="test", key=episode.patient.vault_key, to="ana@example.org", subject="x", body="x", once_key="test:world"
    )
    token, _secret = make_token(user=owner.user, name="test", by=setup)
    _link, secret = people.make_link(patient=episode.patient, by=setup)
    world.patient = episode.patient
    needling = examine.note_earlier_needling(
        patient=episode.patient, site=site, zones=["chin"], day=date(2025, 1, 10), by=lind
    )
    letter = _referred(episode.patient, site, lind)
    world.ids |= {
        "decision_id": letter.decision_id,
        "letter_id": letter.pk,
        "request_id": asked.pk,
        "screening_id": told.pk,
        "call_id": call.pk,
        "episode_id": episode.pk,
        "patient_id": episode.patient_id,
        "examination_id": before.pk,
        "photograph_id": before.photographs.get().pk,
        "needling_id": needling.pk,
        "course_id": course.pk,
        "override_id": override.pk,
        "session_id": _third.pk,
        "treatment_id": treatment.pk,
        "unsigned_id": unsigned.pk,
        "check_in_id": check_in.pk,
        "task_id": check_in.task.pk,
        "review_id": reviewed.pk,
        "holding_id": absence.pk,
        "message_id": message.pk,
        "staff_id": dr_lind.pk,
        "held_id": dr_lind.roles_held.get().pk,
        "token_id": token.pk,
        "consent_id": consent.pk,
        "site_id": site.pk,
        "room_id": site.rooms.first().pk,
        "device_id": pen.pk,
        "lot_id": lot.pk,
        "secret": secret,
        "number_name": "shortest_gap",
    }
    return world


def _referred(patient: Any, site: Site, by: Actor) -> Any:
    """A second episode, of a raised scar that somebody else does better."""
    episode = people.open_episode(patient=patient, site=site, by=by)
    examination = _examined(episode, "first", by, grade=4)
    decision = refer.decide(
        episode=episode,
        examination=examination,
        choice="elsewhere",
        words=SECRETS[3],
        treatments=["scar-clinic"],
        by=by,
    )
    return refer.write_letter(decision=decision, receiver="Dr Amaral, scar clinic", words=SECRETS[3], by=by)


def _examined(episode: Any, purpose: str, by: Actor, *, grade: int, begun: Callable[[], Any] | None = None) -> Any:
    examination = begun() if begun else examine.begin(episode=episode, purpose=purpose, by=by)
    examine.add_photograph(examination=examination, view="front", upload=PHOTOGRAPH.read_bytes(), once_key=None, by=by)
    examination.refresh_from_db()
    examination = examine.save(
        examination=examination,
        phototype=3,
        notes=SECRETS[2],
        grades=[("goodman-baron", zone, grade) for zone in CHEEKS],
        appearance=Appearance(scar_kinds=frozenset({ScarKind.ATROPHIC})),
        version=examination.version,
        by=by,
    )
    return examine.finish(examination=examination, version=None, by=by)


def _told_about_health(episode: Any, lind: Actor) -> tuple[Any, Any]:
    """What could not wait was looked after, and the answers are quiet since."""
    ana, could_not_wait = Actor.patient(episode.patient_id, is_verified=False), {"spreading-infection": True}
    told = consult.answer_screening(episode=episode, answers=could_not_wait, occasion="request", by=ana)
    call = consult.finish_call(call=open_call_of(episode), outcome=SECRETS[9], by=lind)
    consult.answer_screening(episode=episode, answers={"nothing-applies": True}, occasion="specialist", by=lind)
    return told, call


def _asked_again(course: Any, session: Any, by: Actor) -> None:
    plan.screen_again(course=course, session=session, answers={"nothing-applies": True}, by=by)


def _held_and_released(course: Any, session: Any, by: Actor) -> Any:
    """An answer has changed: the series is held, the question answered for all of it, and the series goes on."""
    plan.screen_again(course=course, session=session, answers={"heart-rhythm": True}, by=by)
    override = plan.allow(
        session=session,
        day=session.day,
        rule="general_health",
        code="heart-rhythm",
        words=SECRETS[8],
        for_the_course=True,
        by=by,
    )
    plan.release_series(course=course, words=SECRETS[8], by=by)
    return override


def _treated(session: Any, pen: Device, lot: Lot, by: Actor) -> Any:
    treatment = treat.begin(session=session, by=by)
    treatment = treat.save(
        treatment=treatment,
        version=None,
        device=pen,
        lot=lot,
        zones=[
            ZoneRecord(zone=zone, needle_length_mm=Decimal("1.0"), passes=6, endpoint="erythema") for zone in CHEEKS
        ],
        begun_at=treatment.begun_at,
        ended_at=treatment.begun_at + timedelta(minutes=40),
        is_numbed=True,
        anaesthetic="lidocaine cream",
        touched=["sterile-saline"],
        on_the_skin="saline, lot 7, 10:05",
        reaction="redness",
        notes=SECRETS[4],
        by=by,
    )
    return treat.sign(treatment=treatment, version=None, by=by)
