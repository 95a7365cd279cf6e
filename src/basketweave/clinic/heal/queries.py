"""What can be asked while skin heals: who is to be asked, what was answered, which call is owed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, fetch, narrow
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.heal.models import CheckIn, Task
from basketweave.clinic.house.guideline import guideline
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import sites
from basketweave.clinic.people.events import Event
from basketweave.clinic.people.models import Episode
from basketweave.clinic.people.queries import episodes
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.treat import queries as treat
from basketweave.clinic.treat.models import Treatment
from basketweave.science.protocol.check_in.questions import Question, questions

WITH_ALL = ("session__course__episode__patient__vault_key", "session__course__episode__site", "specialist__user")
OF_CHECK_IN = tuple(f"treatment__{path}" for path in WITH_ALL)
OF_TASK = (
    *(f"check_in__{path}" for path in OF_CHECK_IN),
    "owner__user",
    "escalates_to__user",
    "done_by",
)


def check_in_for(actor: Actor, check_in_id: UUID, *, need: Need) -> CheckIn:
    """The check-in, or the answer that there is none for this actor."""
    return fetch(actor, CheckIn.objects.select_related(*OF_CHECK_IN, "task"), need=need, pk=check_in_id)


def task_for(actor: Actor, task_id: UUID) -> Task:
    """The task with the answers that raised it, for those who may read them."""
    return fetch(actor, Task.objects.select_related(*OF_TASK), need=Need.CLINICAL, pk=task_id)


def worklist(actor: Actor) -> "QuerySet[Task]":
    """The calls that are owed, the most pressing first."""
    return narrow(actor, Task.objects.filter(done_at__isnull=True).select_related(*OF_TASK), Need.CLINICAL)


def to_ask() -> "QuerySet[CheckIn]":
    """Check-ins whose day has come at their site, and that nobody has been asked yet."""
    latest = max((today(site.zone) for site in sites()), default=None)
    due = CheckIn.objects.filter(asked_at__isnull=True, answered_at__isnull=True).select_related(*OF_CHECK_IN)
    if latest is None:
        return due.none()
    behind = [site.pk for site in sites() if today(site.zone) < latest]
    early = due.filter(due_day=latest, treatment__session__course__episode__site__in=behind).values("pk")
    return due.filter(due_day__lte=latest).exclude(pk__in=early).order_by("due_day")


def overdue_tasks() -> "QuerySet[Task]":
    return Task.objects.filter(done_at__isnull=True, escalated_at__isnull=True, deadline__lte=now())


def questions_for(treatment: Treatment) -> tuple[Question, ...]:
    """What is asked today, by the days since the session at its site."""
    zone = treatment.session.course.episode.site.zone
    return questions(max(0, (today(zone) - treatment.day).days))


def latest_treatment_of(patient_id: UUID) -> Treatment | None:
    """The last signed session of this patient, in any course."""
    signed = treat.whole().filter(session__course__episode__patient_id=patient_id, signed_at__isnull=False)
    return signed.order_by("-day", "-begun_at").first()


def last_signed_of(episode: Episode) -> Treatment | None:
    return treat.treatments_of(episode).filter(signed_at__isnull=False).order_by("-day", "-begun_at").first()


def has_sessions_to_come(treatment: Treatment) -> bool:
    """Whether the course of this treatment goes on."""
    course = treatment.session.course
    return course.ended_at is None and course.sessions.still_to_come().exists()


def next_check_in(episode: Episode) -> CheckIn | None:
    """The next one that is not answered. Once a newer session has its own, the older ones are let go."""
    last = last_signed_of(episode)
    if last is None:
        return None
    return last.check_ins.filter(answered_at__isnull=True).order_by("due_day").first()


def next_booking(episode: Episode) -> Holding | None:
    """Where the next session stands in the diary."""
    course = plan.open_course(episode)
    session = (
        course.sessions.booked().select_related("holding__specialist").order_by("number").first() if course else None
    )
    return session.holding if session else None


def sites_to_call(patient_id: UUID) -> list[Site]:
    """Where this patient is known: the numbers that they can call."""
    return list(sites().filter(pk__in=episodes().filter(patient_id=patient_id).values("site")))


def sessions_to_book(episode: Episode) -> bool:
    """Whether a session of the open course has no day yet."""
    course = plan.open_course(episode)
    return course is not None and course.sessions.still_to_come().filter(holding__isnull=True).exists()


def review_day(episode: Episode) -> date | None:
    """The first day on which a change can be judged, counted from the last session."""
    last = last_signed_of(episode)
    return last.day + guideline().first_review if last else None


def open_task_of(episode: Episode) -> Task | None:
    """The call that is owed in this episode, the most pressing one."""
    open_tasks = Task.objects.filter(check_in__treatment__session__course__episode=episode, done_at__isnull=True)
    return open_tasks.select_related("owner", "escalates_to").order_by("deadline").first()


def to_answer(patient_id: UUID) -> Sequence[CheckIn]:
    """What this patient is asked now: due, not answered, of the latest session."""
    last = latest_treatment_of(patient_id)
    if last is None:
        return []
    day = today(last.session.course.episode.site.zone)
    return list(last.check_ins.filter(answered_at__isnull=True, due_day__lte=day).order_by("-due_day")[:1])


def answered_by(patient_id: UUID) -> "QuerySet[CheckIn]":
    """What this patient has answered, newest first."""
    return (
        CheckIn.objects.filter(treatment__session__course__episode__patient_id=patient_id, answered_at__isnull=False)
        .select_related(*OF_CHECK_IN)
        .order_by("-answered_at")
    )


def events_of(patient_id: UUID) -> list[Event]:
    """The lines of this step on a patient's timeline: what was answered, and who called."""
    answered = answered_by(patient_id).prefetch_related(
        Prefetch("task", queryset=Task.objects.select_related("done_by"))
    )
    found: list[Event] = []
    for check_in in answered:
        zone = check_in.treatment.session.course.episode.site.zone
        url = f"/check-ins/{check_in.pk}/"
        assert check_in.answered_at is not None
        found.append(Event(at=check_in.answered_at, zone=zone, words=_words_of(check_in), url=url, is_clinical=True))
        task = getattr(check_in, "task", None)
        if task and task.done_at:
            words = _("%(name)s called about it") % {"name": task.done_by.name}
            found.append(Event(at=task.done_at, zone=zone, words=words, url=f"/tasks/{task.pk}/", is_clinical=True))
    return found


def _words_of(check_in: CheckIn) -> str:
    if check_in.day_after is None:
        return _("Reported that something is wrong")
    if check_in.is_worrying:
        return _("Check-in of day %(day)s: a worrying answer") % {"day": check_in.day_after}
    return _("Check-in of day %(day)s: as expected") % {"day": check_in.day_after}
