"""What heals by itself is still watched: follow-up begun, questions sent, calls handed on, what is due kept true.

Each round only hands out errands, one a record: a record that fails holds up no other.
"""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.heal import actions, queries
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import Worker, job
from basketweave.clinic.post.schedule import every

ROUND = 100  # so that one round stays short; the next one follows soon


@every(timedelta(minutes=1), name="heal:follow-up")
def follow_up(params: dict[str, Any], by: Worker) -> None:
    for pk in queries.to_follow_up().values_list("pk", flat=True)[:ROUND]:
        enqueue("heal:begin", once_key=f"heal:begin/{pk}", treatment=pk)


@job("heal:begin")
def begin(params: dict[str, Any], by: Worker) -> None:
    for treatment in queries.to_follow_up().filter(pk=params["treatment"]):
        actions.begin_follow_up(treatment=treatment, by=Actor.job("heal:begin"))


@every(timedelta(minutes=5), name="heal:ask")
def ask(params: dict[str, Any], by: Worker) -> None:
    for pk in queries.to_ask().values_list("pk", flat=True)[:ROUND]:
        enqueue("heal:ask-one", once_key=f"heal:ask-one/{pk}", check_in=pk)


@job("heal:ask-one")
def ask_one(params: dict[str, Any], by: Worker) -> None:
    for check_in in queries.to_ask().filter(pk=params["check_in"]):
        actions.ask(check_in=check_in, by=Actor.job("heal:ask"))


@every(timedelta(minutes=1), name="heal:escalate")
def escalate(params: dict[str, Any], by: Worker) -> None:
    for pk in queries.overdue_tasks().values_list("pk", flat=True)[:ROUND]:
        enqueue("heal:hand-on", once_key=f"heal:hand-on/{pk}", task=pk)


@job("heal:hand-on")
def hand_on(params: dict[str, Any], by: Worker) -> None:
    for task in queries.overdue_tasks().filter(pk=params["task"]):
        actions.escalate(task=task, by=Actor.job("heal:escalate"))


@every(timedelta(hours=1), name="heal:settle")
def settle(params: dict[str, Any], by: Worker) -> None:
    """A session's day or a review's day has come while an answer is still waited for."""
    for episode in queries.overtaken()[:ROUND]:
        actions.settle(episode)
