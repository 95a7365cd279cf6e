"""What heals by itself is still watched: follow-up begun, questions sent, tasks handed on."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.heal import actions, queries
from basketweave.clinic.post.jobs import Worker
from basketweave.clinic.post.schedule import every
from basketweave.clinic.treat.queries import signed_without_follow_up

ROUND = 50  # so that one round stays short


@every(timedelta(minutes=1), name="heal:follow-up")
def follow_up(params: dict[str, Any], by: Worker) -> None:
    for treatment in signed_without_follow_up()[:ROUND]:
        actions.begin_follow_up(treatment=treatment, by=Actor.job("heal:follow-up"))


@every(timedelta(minutes=5), name="heal:ask")
def ask(params: dict[str, Any], by: Worker) -> None:
    for check_in in queries.to_ask()[:ROUND]:
        actions.ask(check_in=check_in, by=Actor.job("heal:ask"))


@every(timedelta(minutes=1), name="heal:escalate")
def escalate(params: dict[str, Any], by: Worker) -> None:
    for task in queries.overdue_tasks()[:ROUND]:
        actions.escalate(task=task, by=Actor.job("heal:escalate"))
