"""What can be asked while skin heals: who is to be asked, what was answered, which call is owed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
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
from basketweave.clinic.people.models import Due, Episode, Staff, Step
from basketweave.clinic.people.queries import directors, episodes, specialists
from basketweave.clinic.plan import queries as plan
from basketweave.clinic.treat import queries as treat
from basketweave.clinic.treat.models import Treatment
from basketweave.science.protocol.check_in.questions import Question, questions
from basketweave.science.protocol.findings import Finding

WITH_ALL = (
    "session__course__episode__patient__vault_key",
    "session__course__episode__site",
    "session__course__specialist__user",
    "specialist__user",
)
OF_CHECK_IN = ("taken_by", *(f"treatment__{path}" for path in WITH_ALL))
OF_TASK = (
    *(f"check_in__{path}" for path in OF_CHECK_IN),
    "owner__user",
    "escalates_to__user",
    "done_by",
)
SHOWN_BY_LINK = timedelta(days=1)


def check_in_for(actor: Actor, check_in_id: UUID, *, need: Need) -> CheckIn:
    """The check-in, or the answer that there is none for this actor."""
    return fetch(
        actor, CheckIn.objects.select_related(*OF_CHECK_IN, "task__owner", "task__done_by"), need=need, pk=check_in_id
    )


def task_for(actor: Actor, task_id: UUID) -> Task:
    """The task with the answers that raised it, for those who may read them."""
    return fetch(actor, Task.objects.select_related(*OF_TASK), need=Need.CLINICAL, pk=task_id)


def worklist(actor: Actor) -> "QuerySet[Task]":
    """The calls that are owed, the most pressing first."""
    owed = _of_the_living(Task.objects.filter(done_at__isnull=True)).select_related(*OF_TASK)
    return narrow(actor, owed, Need.CLINICAL).order_by("deadline")


def days_until(treatment: Treatment, check_in: CheckIn) -> int:
    """Days from the session to the answer, or to now while there is none."""
    zone = treatment.session.course.episode.site.clock
    answered = check_in.answered_at.astimezone(zone).date() if check_in.answered_at else None
    return max(0, (answered - treatment.day).days) if answered else days_since(treatment)


def is_shown_by_link(check_in: CheckIn) -> bool:
    """Right after answering, and for a day; a link may be in another's hands later."""
    return check_in.answered_at is not None and now() - check_in.answered_at < SHOWN_BY_LINK


def findings_of(check_in: CheckIn) -> tuple[Finding, ...]:
    """What the answers meant when they were given, the most urgent first; nothing once the patient was erased."""
    return tuple(Finding.from_dict(plain) for plain in check_in.findings or ())


def to_follow_up() -> "QuerySet[Treatment]":
    """Signed treatments after which nobody is to be asked yet; a report that something is wrong is no follow-up."""
    asked = CheckIn.objects.filter(treatment=OuterRef("pk"), day_after__isnull=False)
    signed = treat.whole().filter(signed_at__isnull=False, session__course__episode__patient__erased_at__isnull=True)
    return signed.exclude(Exists(asked)).order_by("signed_at")


def to_ask() -> "QuerySet[CheckIn]":
    """Check-ins whose day has come at their site and that nobody was asked yet: of each patient only the last one due,
    so that a worker who slept for days sends one mail."""
    waiting = CheckIn.objects.filter(asked_at__isnull=True, answered_at__isnull=True).filter(_due())
    patient = "treatment__session__course__episode__patient"
    later = CheckIn.objects.filter(
        _due(),
        day_after__isnull=False,
        due_day__gt=OuterRef("due_day"),
        treatment__session__course__episode__patient=OuterRef(patient),
    )
    standing = waiting.filter(**{f"{patient}__erased_at__isnull": True}).exclude(Exists(later))
    return standing.select_related(*OF_CHECK_IN).order_by("due_day", "pk")


def _due() -> Q:
    """The day has come, by the calendar on each site's wall."""
    site = "treatment__session__course__episode__site"
    known = [Q(**{site: each.pk, "due_day__lte": today(each.zone)}) for each in sites()]
    return reduce(or_, known, Q(pk__in=[]))


def overdue_tasks() -> "QuerySet[Task]":
    """Calls that nobody made in time, to be handed on."""
    late = Task.objects.filter(done_at__isnull=True, escalated_at__isnull=True, deadline__lte=now())
    return _of_the_living(late).select_related(*OF_TASK).order_by("deadline")


def _of_the_living(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Whoever was erased cannot be called any more."""
    return tasks.filter(check_in__treatment__session__course__episode__patient__erased_at__isnull=True)


def overtaken() -> "QuerySet[Episode]":
    """An answer is still waited for while the day of a session or of the review has come."""
    day = max((today(site.zone) for site in sites()), default=None)
    if day is None:
        return episodes().none()
    asking = Q(step=Step.HEAL, due=Due.CHECK_IN)
    to_come = Q(courses__sessions__treated_on__isnull=True, courses__sessions__cancelled_at__isnull=True)
    held = episodes().filter(asking, to_come, courses__sessions__holding__day__lte=day)
    healed = episodes().filter(asking).annotate(last=Max("courses__sessions__treated_on"))
    some = [held, healed.filter(last__lte=day - guideline().first_review)]
    return episodes().filter(reduce(or_, (Q(pk__in=each.values("pk")) for each in some))).order_by("due_day", "pk")


def who_calls(treatment: Treatment) -> Staff:
    """Whoever treated; if they have left, the course's specialist, another one, the director; somebody in any case."""
    site = treatment.session.course.episode.site
    here = [*specialists(site), *directors(site)]
    wanted = (treatment.specialist, treatment.session.course.specialist)
    return next((each for each in wanted if each in here), here[0] if here else treatment.specialist)


def who_calls_next(site: Site, owner: Staff) -> Staff | None:
    """The medical director; where the owner is the only one, nobody."""
    return directors(site).exclude(pk=owner.pk).select_related("user").first()


def days_since(treatment: Treatment) -> int:
    """Days since the session, by the site's own calendar."""
    return max(0, (today(treatment.session.course.episode.site.zone) - treatment.day).days)


def questions_for(treatment: Treatment) -> tuple[Question, ...]:
    """What is asked today, by the days since the session at its site."""
    return questions(days_since(treatment))


def latest_treatment_of(patient_id: UUID) -> Treatment | None:
    """The last session of this patient, in any course; a record that waits for its signature counts tonight too."""
    begun = treat.whole().filter(session__course__episode__patient_id=patient_id)
    return begun.order_by("-day", "-begun_at").first()


def last_signed_of(episode: Episode) -> Treatment | None:
    return treat.treatments_of(episode).filter(signed_at__isnull=False).order_by("-day", "-begun_at").first()


def has_sessions_to_come(treatment: Treatment) -> bool:
    """Whether the course of this treatment goes on."""
    course = treatment.session.course
    return course.ended_at is None and course.sessions.still_to_come().exists()


def next_check_in(episode: Episode) -> CheckIn | None:
    """What the last session still asks: nothing from before its last answer, and of what is due only the newest."""
    last = last_signed_of(episode)
    if last is None:
        return None
    waiting = _since_the_last_answer(last)
    due = waiting.filter(due_day__lte=today(episode.site.zone)).order_by("-due_day").first()
    return due or waiting.order_by("due_day").first()


def _since_the_last_answer(treatment: Treatment) -> "QuerySet[CheckIn]":
    answered = treatment.check_ins.filter(answered_at__isnull=False).aggregate(day=Max("day_after"))["day"]
    return treatment.check_ins.filter(answered_at__isnull=True, day_after__gt=-1 if answered is None else answered)


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
    return open_tasks.select_related("owner__user", "escalates_to__user").order_by("deadline").first()


def to_answer(patient_id: UUID) -> Sequence[CheckIn]:
    """What this patient is asked now: the newest that is due, of the latest session."""
    last = latest_treatment_of(patient_id)
    if last is None:
        return []
    due = _since_the_last_answer(last).filter(due_day__lte=today(last.session.course.episode.site.zone))
    return list(due.order_by("-due_day")[:1])


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
        Prefetch("task", queryset=Task.objects.select_related("done_by", "owner"))
    )
    found: list[Event] = []
    for check_in in answered:
        site = check_in.treatment.session.course.episode.site
        url = reverse("heal:check_in", args=[check_in.pk])
        assert check_in.answered_at is not None
        found.append(_clinical(site, check_in.answered_at, _words_of(check_in), url))
        task = getattr(check_in, "task", None)
        if task:
            found.append(_event_of(task, site))
    return found


def _event_of(task: Task, site: Site) -> Event:
    url = reverse("heal:task", args=[task.pk])
    if task.done_at and task.done_by:
        words = _("%(name)s looked after it") % {"name": task.done_by.name}
        return _clinical(site, task.done_at, words, url)
    words = _("A call is owed by %(name)s") % {"name": task.owner.name}
    return _clinical(site, task.deadline, words, url, is_done=False)


def _clinical(site: Site, at: datetime, words: str, url: str, *, is_done: bool = True) -> Event:
    return Event(at=at, site_id=site.pk, zone=site.zone, words=words, url=url, is_clinical=True, is_done=is_done)


def _words_of(check_in: CheckIn) -> str:
    if check_in.day_after is None:
        return _("Reported that something is wrong")
    if check_in.is_worrying:
        return _("Check-in of day %(day)s: a worrying answer") % {"day": check_in.day_after}
    return _("Check-in of day %(day)s: as expected") % {"day": check_in.day_after}
