"""Where everybody stands: by step, what is late and urgent first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import today
from basketweave.clinic.access.door import Need, narrow
from basketweave.clinic.house.models import Site
from basketweave.clinic.house.queries import sites_for
from basketweave.clinic.people import queries as people
from basketweave.clinic.people.models import Episode, Step

ROWS_A_STEP = 8
NOBODY = {"count": 0, "late": 0, "urgent": 0}
ROWS_OF_ONE_STEP = 200
STEPS_ON_THE_BOARD = tuple(step for step in Step if step != Step.DONE)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One episode as its site's day sees it."""

    episode: Episode
    days_late: int
    is_today: bool


@dataclass(frozen=True, kw_only=True)
class Column:
    """One step of the board: how many stand there, how many are late or urgent, and who is due first."""

    step: Step
    rows: Sequence[Row]
    count: int
    late: int
    urgent: int

    @property
    def hidden(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, kw_only=True)
class Board:
    """Where everybody stands at these sites; the totals are of all, whatever part of it is shown."""

    columns: Sequence[Column]
    sites: Sequence[Site]
    everybody: int
    late: int
    today: int

    @property
    def count(self) -> int:
        return sum(column.count for column in self.columns)


def board(
    actor: Actor, *, site_id: UUID | None = None, only: str = "", owner_id: UUID | None = None, step: Step | None = None
) -> Board:
    """Everybody with something due, by step: one query for the rows, one for the counts, whatever their number."""
    sites = [site for site in sites_for(actor, Need.BOARD) if site_id in (None, site.pk)]
    standing = narrow(actor, people.episodes().exclude(step=Step.DONE), Need.BOARD).filter(site__in=sites)
    late, today_ = _late(sites), _due_today(sites)
    shown = {"late": late, "today": today_}.get(only, Q()) & (Q() if owner_id is None else Q(owner_id=owner_id))
    steps = (step,) if step else STEPS_ON_THE_BOARD
    counts = {row["step"]: row for row in _counts(standing, shown, late, today_)}
    filled = [one for one in steps if one in counts and counts[one]["count"]]
    rows = _first_of_each(standing.filter(shown), filled, ROWS_OF_ONE_STEP if step else ROWS_A_STEP)
    by_site = {site.pk: today(site.zone) for site in sites}
    return Board(
        columns=[_column(one, rows, counts.get(one, NOBODY), by_site) for one in steps],
        sites=sites,
        everybody=sum(row["everybody"] for row in counts.values()),
        late=sum(row["everybody_late"] for row in counts.values()),
        today=sum(row["everybody_today"] for row in counts.values()),
    )


def _counts(standing: "QuerySet[Episode]", shown: Q, late: Q, today_: Q) -> Iterable[Mapping[str, Any]]:
    return (
        standing.order_by()
        .values("step")
        .annotate(
            everybody=Count("pk"),
            everybody_late=Count("pk", filter=late),
            everybody_today=Count("pk", filter=today_),
            count=Count("pk", filter=shown & Q(pk__isnull=False)),
            late=Count("pk", filter=shown & late),
            urgent=Count("pk", filter=shown & Q(is_urgent=True)),
        )
    )


def episodes_at(
    actor: Actor, *, step: Step | None = None, site_id: UUID | None = None, most: int = 100, after: int = 0
) -> Sequence[Episode]:
    """Rows of the board for a machine, what is due first before the others."""
    found = narrow(actor, people.episodes(), Need.BOARD)
    found = found.filter(step=step) if step else found.exclude(step=Step.DONE)
    if site_id is not None:
        found = found.filter(site_id=site_id)
    return list(found.order_by("-is_urgent", "due_day", "pk")[after : after + most])


def _first_of_each(standing: "QuerySet[Episode]", steps: Sequence[Step], most: int) -> list[Episode]:
    """The first few of every step, in one query: each part walks the board's index and stops."""
    if not steps:
        return []
    firsts = [
        Q(pk__in=standing.filter(step=step).order_by("-is_urgent", "due_day", "pk").values("pk")[:most])
        for step in steps
    ]
    return list(people.episodes().filter(reduce(or_, firsts)).order_by("-is_urgent", "due_day", "pk"))


def _column(
    step: Step, episodes: Iterable[Episode], counts: Mapping[str, Any], today_at: Mapping[UUID, date]
) -> Column:
    rows = [_row(episode, today_at[episode.site_id]) for episode in episodes if episode.step == step]
    return Column(step=step, rows=rows, count=counts["count"], late=counts["late"], urgent=counts["urgent"])


def _row(episode: Episode, site_day: date) -> Row:
    late = (site_day - episode.due_day).days if episode.due_day else 0
    return Row(episode=episode, days_late=max(0, late), is_today=episode.due_day == site_day)


def _late(sites: Iterable[Site]) -> Q:
    return reduce(or_, (Q(site=site, due_day__lt=today(site.zone)) for site in sites), Q(pk__in=[]))


def _due_today(sites: Iterable[Site]) -> Q:
    return reduce(or_, (Q(site=site, due_day=today(site.zone)) for site in sites), Q(pk__in=[]))
