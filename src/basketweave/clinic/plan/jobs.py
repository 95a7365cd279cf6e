"""Answers about health that came by another page are held against every series that is still to come."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.plan import actions, queries
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import Worker, job
from basketweave.clinic.post.schedule import every

ROUND = 100  # so that one round stays short; the next one follows soon


@every(timedelta(minutes=1), name="plan:weigh-answers")
def weigh_answers(params: dict[str, Any], by: Worker) -> None:
    for pk, weighed_at in queries.to_weigh().values_list("pk", "weighed_at")[:ROUND]:
        enqueue("plan:weigh-one", once_key=f"plan:weigh-one/{pk}/{weighed_at.isoformat()}", course=pk)


@job("plan:weigh-one")
def weigh_one(params: dict[str, Any], by: Worker) -> None:
    for course in queries.to_weigh().filter(pk=params["course"]):
        actions.weigh_answers(course=course, by=Actor.job("plan:weigh-answers"))
