"""The worker's rounds through the past, so that mails and check-ins went out on their days."""

import threading
from datetime import UTC, date, datetime, time
from heapq import heappop, heappush

from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.heal.queries import last_signed_of
from basketweave.clinic.people.models import Episode
from basketweave.clinic.post.work import run_worker
from basketweave.clinic.shell.clock import set_clock
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import Deed
from basketweave.science.cohort.house import moment_of

MORNING = time(6, 30, tzinfo=UTC)  # before anybody answers, at either site
# After these something waits to go out, or somebody is to be followed up. Whoever asks answers a moment later.
LEAVE_SOMETHING = (deeds.AnswerHealth, deeds.RecordTreatment, deeds.ReportWrong)


class Rounds:
    """A worker that was always there would go round each second; ours goes round when there is something to do."""

    def __init__(self) -> None:
        self._mornings: list[date] = []

    def before(self, deed: Deed) -> None:
        """The mornings up to this deed on which somebody is to be asked how the skin does."""
        moment = moment_of(deed)
        while self._mornings and datetime.combine(self._mornings[0], MORNING) < moment:
            self._round(datetime.combine(heappop(self._mornings), MORNING))
        show(moment)

    def after(self, deed: Deed, stage: Stage) -> None:
        if isinstance(deed.what, LEAVE_SOMETHING) or (isinstance(deed.what, deeds.AnswerCheckIn) and deed.what.words):
            run_once()
        if isinstance(deed.what, deeds.RecordTreatment) and deed.what.is_signed:
            for day in to_be_asked(stage.episode(deed.patient)):
                self._wake_on(day)

    def _wake_on(self, day: date) -> None:
        if day not in self._mornings:
            heappush(self._mornings, day)

    def _round(self, moment: datetime) -> None:
        show(moment)
        run_once()


def to_be_asked(episode: Episode) -> list[date]:
    """The days that the follow-up has laid down after the last treatment."""
    treatment = last_signed_of(episode)
    return list(treatment.check_ins.values_list("due_day", flat=True)) if treatment else []


def show(moment: datetime) -> None:
    """The clock of the whole clinic stands at this moment."""
    set_clock(lambda: moment)


def run_once() -> None:
    """All that a worker would do at this moment."""
    run_worker(stop=threading.Event(), settle=True)
