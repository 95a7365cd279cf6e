"""A call that nobody made in time is handed on."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.consult import actions, queries
from basketweave.clinic.post.actions import enqueue
from basketweave.clinic.post.jobs import Worker, job
from basketweave.clinic.post.schedule import every

ROUND = 100  # so that one round stays short; the next one follows soon


@every(timedelta(minutes=1), name="consult:escalate")
def escalate(params: dict[str, Any], by: Worker) -> None:
    for pk in queries.overdue_calls().values_list("pk", flat=True)[:ROUND]:
        enqueue("consult:hand-on", once_key=f"consult:hand-on/{pk}", call=pk)


@job("consult:hand-on")
def hand_on(params: dict[str, Any], by: Worker) -> None:
    for call in queries.overdue_calls().filter(pk=params["call"]):
        actions.hand_on_call(call=call, by=Actor.job("consult:escalate"))
