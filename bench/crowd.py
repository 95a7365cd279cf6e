"""Many patients at once, for the benches: written in bulk into a real clinic, under its constraints and triggers."""

import itertools
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

STEPS = ("consult", "examine", "refer", "plan", "treat", "heal", "review", "done")
DUE = ("consultation", "examination", "decision", "booking", "session", "check-in", "review", "nothing")
SESSIONS = 3
CHECK_INS = (1, 3, 7, 14, 28)


def fill(patients: int, today: date) -> None:
    """Patients spread evenly over the steps; whoever is past planning has a course, treatments and check-ins."""
    from django.db import transaction

    with transaction.atomic():
        Crowd(today).write(patients)


class Crowd:
    """One site with enough rooms and specialists that nobody is held twice."""

    def __init__(self, today: date) -> None:
        from basketweave.clinic.house.models import ConsentText, Device, Room, Site
        from basketweave.clinic.people.models import RoleHeld, Staff

        self.today = today
        self.site = Site.objects.get()
        self.room = Room.objects.filter(site=self.site).first()
        self.text = ConsentText.objects.get(language="en", replaced_at=None)
        self.staff = Staff.objects.get()
        RoleHeld.objects.get_or_create(
            staff=self.staff, role="director", site=None, defaults={"since": self._moment(today, time(8))}
        )
        self.device, _ = Device.objects.get_or_create(
            site=self.site, name="Pen", defaults={"kind": "pen", "needles": 12, "longest_needle_mm": "1.50"}
        )
        self.rows: dict[type, list[Any]] = {}
        self.slots = self._free_slots()

    def write(self, patients: int) -> None:
        for number in range(patients):
            self._one(number)
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]
        self._finish_and_sign()

    def _finish_and_sign(self) -> None:
        """Last, because the database lets nobody add to what is finished or signed."""
        from django.db.models import F

        from basketweave.clinic.examine.models import Examination
        from basketweave.clinic.treat.models import Treatment

        Examination.objects.update(finished_at=F("begun_at"))
        Treatment.objects.update(signed_at=F("ended_at"), signed_by=self.staff, digest="0" * 64)

    def _add(self, model: type, **values: Any) -> Any:
        made = model(**values)
        self.rows.setdefault(model, []).append(made)
        return made

    def _one(self, number: int) -> None:
        from basketweave.clinic.consult.models import Request
        from basketweave.clinic.examine.models import Examination, Grade
        from basketweave.clinic.ledger.models import Line
        from basketweave.clinic.people.models import Episode, Patient
        from basketweave.clinic.refer.models import Decision, Recommendation
        from basketweave.clinic.vault.models import Key
        from basketweave.clinic.vault.seals import new_key

        place = number % len(STEPS)
        step, at = STEPS[place], self._moment(self.today - timedelta(days=200), time(9))
        key_id = uuid.uuid4()
        key = self._add(Key, id=key_id, wrapped=new_key(key_id))
        patient = self._add(
            Patient,
            name=f"Patient {number:05}",
            email=f"p{number}@example.org",
            phone="+351 910 000 000",
            vault_key=key,
            entered_at=at,
        )
        is_done = step == "done"
        episode = self._add(
            Episode,
            patient=patient,
            site=self.site,
            step=step,
            due=DUE[place],
            opened_at=at,
            due_day=None if is_done else self.today + timedelta(days=number % 23 - 5),
            closed_at=at if is_done else None,
            owner=self.staff,
            is_urgent=step == "heal" and number % 400 == 5,
        )
        held = self._hold("consultation", episode, self.today - timedelta(days=190), 30)
        self._add(
            Request,
            episode=episode,
            channel="page",
            concerns=["scars"],
            zones=["cheek-left"],
            history="none",
            wishes="",
            asked_at=at,
            consultation=held,
        )
        self._screen(episode, 1, at)
        for _ in range(10):
            self._add(
                Line,
                at=at,
                deed="read",
                actor_kind="staff",
                actor_id=self.staff.user_id,
                actor_label="specialist",
                subject_kind="people.episode",
                subject_id=episode.pk,
                patient_id=patient.pk,
                details={},
            )
        if place < 2:
            return
        seen = self._add(Examination, episode=episode, specialist=self.staff, phototype=3, notes="x", begun_at=at)
        for zone in ("cheek-left", "cheek-right"):
            self._add(
                Grade, examination=seen, concern="scars", scale="goodman-baron", scale_version="1", zone=zone, value=3
            )
        if place < 3:
            return
        decision = self._add(
            Decision,
            episode=episode,
            examination=seen,
            recommendation=self._add(
                Recommendation,
                examination=seen,
                options={},
                digest="0" * 64,
                was_shown=False,
                guideline_version="2026.1",
                kept_at=at,
            ),
            choice="needling",
            words="x",
            decided_by=self.staff,
            decided_at=at,
        )
        if place >= 4:
            self._course(episode, decision, at, treated=place - 3 if place < 6 else SESSIONS)

    def _course(self, episode: Any, decision: Any, at: datetime, treated: int) -> None:
        from basketweave.clinic.heal.models import CheckIn
        from basketweave.clinic.people.models import Consent
        from basketweave.clinic.plan.models import Course, CourseZone, Session
        from basketweave.clinic.treat.models import TreatedZone, Treatment

        first = self.today - timedelta(days=180)
        course = self._add(
            Course,
            episode=episode,
            decision=decision,
            specialist=self.staff,
            device=self.device,
            session_count=SESSIONS,
            first_day=first,
            guideline_version="2026.1",
            planned_by=self.staff,
            planned_at=at,
            weighed_at=at,
        )
        self._add(CourseZone, course=course, zone="cheek-left", needle_length_mm="1.00")
        consent = self._add(
            Consent,
            episode=episode,
            consent_text=self.text,
            title=self.text.title,
            text=self.text.text,
            digest=self.text.digest,
            signed_name="x",
            signed_at=at,
        )
        for number in range(1, SESSIONS + 1):
            day = first + timedelta(days=35 * (number - 1))
            is_past = number <= treated
            session = self._add(
                Session,
                course=course,
                number=number,
                window_from=day,
                window_ideal=day,
                window_to=day + timedelta(days=7),
                treated_on=day if is_past else None,
                holding=self._hold(
                    "session", episode, day if is_past else self.today + timedelta(days=number * 35), 60
                ),
            )
            if not is_past:
                continue
            moment = self._moment(day, time(10))
            self._screen(episode, 1 + number, moment, session)
            treatment = self._add(
                Treatment,
                session=session,
                specialist=self.staff,
                device=self.device,
                consent=consent,
                day=day,
                begun_at=moment,
                ended_at=moment,
                anaesthetic="x",
                on_the_skin="x",
                reaction="x",
                notes="x",
            )
            self._add(
                TreatedZone,
                treatment=treatment,
                zone="cheek-left",
                needle_length_mm="1.00",
                passes=6,
                endpoint="erythema",
            )
            for days in CHECK_INS:
                due = day + timedelta(days=days)
                self._add(
                    CheckIn,
                    treatment=treatment,
                    day_after=days,
                    due_day=due,
                    asked_at=moment,
                    answered_at=moment if due < self.today else None,
                    answers={"pus": "no"},
                    words="",
                    findings=[],
                )

    def _screen(self, episode: Any, number: int, at: datetime, session: Any = None) -> None:
        """Asked with the request, and again before every session."""
        from basketweave.clinic.consult.models import Screening

        self._add(
            Screening,
            episode=episode,
            number=number,
            occasion="before-session" if session else "request",
            for_session=session.pk if session else None,
            answers={"heart-rhythm": True},
            findings=[],
            questionnaire_version="1",
            answered_at=at,
        )

    def _hold(self, purpose: str, episode: Any, day: date, minutes: int) -> Any:
        """Each in a slot of its own, on some day near the one wanted: the guard would refuse two in one."""
        from basketweave.clinic.diary.models import Holding

        starts_at = next(self.slots)
        wall = starts_at.astimezone(ZoneInfo(self.site.zone))
        return self._add(
            Holding,
            site=self.site,
            purpose=purpose,
            room=self.room,
            specialist=self.staff,
            episode=episode,
            day=day,
            wall_time=wall.time(),
            zone=self.site.zone,
            minutes=minutes,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=1),
            held_at=starts_at,
        )

    def _free_slots(self) -> Iterator[datetime]:
        """Every minute from a year and a half ago on: dense, but never twice."""
        start = self._moment(self.today - timedelta(days=540), time(0))
        return (start + timedelta(minutes=number) for number in itertools.count())

    def _moment(self, day: date, wall_time: time) -> datetime:
        return datetime.combine(day, wall_time, ZoneInfo(self.site.zone if hasattr(self, "site") else "UTC"))
