"""The sessions of a made-up course, each in its window; science's own judge is asked of every day."""

from datetime import date, time, timedelta

from basketweave.science.cohort.book import Book
from basketweave.science.cohort.deeds import Appointment
from basketweave.science.cohort.house import SESSION, Site
from basketweave.science.protocol.findings import refusals
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Zone
from basketweave.science.series.windows import Window, windows_after


class NoDay(Exception):
    """No day of a window is open, free and judged fine."""


def lay_out(
    *,
    site: Site,
    book: Book,
    zones: frozenset[Zone],
    first_day: date,
    gaps: tuple[timedelta, ...],
    near: time,
    guideline: Guideline,
) -> tuple[Appointment, ...]:
    """One session more than gaps: each as near as can be to the wished gap after the one before."""
    first = Window(
        number=1,
        earliest=first_day,
        ideal=first_day,
        latest=first_day + guideline.longest_gap - guideline.shortest_gap,
    )
    found = [_held(first, first_day, site, book, zones, near, (), guideline)]
    for number, gap in enumerate(gaps, start=1):
        before = found[-1].day
        window = windows_after(before, number=number, session_count=len(gaps) + 1, guideline=guideline)[0]
        days = tuple(each.day for each in found)
        found.append(_held(window, before + gap, site, book, zones, near, days, guideline))
    return tuple(found)


def _held(
    window: Window,
    wish: date,
    site: Site,
    book: Book,
    zones: frozenset[Zone],
    near: time,
    booked: tuple[date, ...],
    guideline: Guideline,
) -> Appointment:
    every = (window.earliest + timedelta(days=number) for number in range((window.latest - window.earliest).days + 1))
    for day in sorted(every, key=lambda each: (abs(each - wish), each)):
        proposal = Proposal(day=day, zones=zones, booked_days=dict.fromkeys(sorted(zones), booked))
        if refusals(judge(proposal, guideline)):
            continue
        if appointment := book.take(site, day, near=near, lasts=SESSION):
            return appointment
    raise NoDay(f"session {window.number} at {site.id}, {window.earliest} to {window.latest}")
