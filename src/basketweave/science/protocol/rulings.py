"""What a rule answers under each of its codes, as data: the outcome, who may pass it, and what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import Finding, MayPass, Outcome, Plain, Urgency
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.quantities import Mark, Zone

OURS = "Basketweave founders"


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Rests on a number of the guideline, with its mark and sources; else on sources of its own, under its own mark.

    Of several `numbers` the proposal tells which one: a zone's, a concern's. Without a proposal the first stands.
    `then` is the number of days that begin once a wait is reported over; without one no source gave any.
    """

    outcome: Outcome
    may_pass: MayPass = MayPass.SPECIALIST
    numbers: tuple[str, ...] = ()
    mark: Mark | None = None
    sources: tuple[str, ...] = ()
    stands_behind: str = ""
    then: str = ""
    urgency: Urgency | None = None

    def __post_init__(self) -> None:
        if bool(self.numbers) == bool(self.mark):
            raise ValueError("a ruling rests on a number, or on sources of its own with their mark")
        if self.mark and not self.sources:
            raise ValueError("a ruling that rests on no number needs a source")
        if (self.mark is Mark.HOUSE) != bool(self.stands_behind):
            raise ValueError("somebody stands behind a ruling when, and only when, it is our own (H)")
        if self.outcome is Outcome.ASK and self.may_pass is not MayPass.SPECIALIST:
            raise ValueError("a question is the specialist's to answer")
        if self.then and self.outcome is not Outcome.WAIT_UNTIL_OVER:
            raise ValueError("days begin after a wait that somebody reports over")


class Codes(Mapping[str, Ruling]):
    """The rulings of one rule by their codes, and the findings made from them."""

    def __init__(self, rule: str, rulings: Mapping[str, Ruling]) -> None:
        self.rule = rule
        self._rulings = MappingProxyType(dict(rulings))
        for code, ruling in self._rulings.items():
            if ruling.mark:
                sources.require(ruling.sources, cited_by=f"{rule}: {code}", mark=ruling.mark)

    def __getitem__(self, code: str) -> Ruling:
        return self._rulings[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rulings)

    def __len__(self) -> int:
        return len(self._rulings)

    def finding(
        self,
        code: str,
        guideline: Guideline,
        *,
        zones: Iterable[Zone] | None = None,
        not_before: date | None = None,
        number: str = "",
        **parameters: Plain,
    ) -> Finding:
        ruling = self._rulings[code]
        rests_on = guideline.number(number or ruling.numbers[0]) if ruling.numbers else None
        told: dict[str, Plain] = dict(parameters)
        if zones is not None:
            told["zones"] = sorted(map(str, zones))
        if ruling.outcome is Outcome.WAIT_UNTIL_OVER:
            told["then_days"] = guideline.count(ruling.then) if ruling.then else 0
        mark = rests_on.mark if rests_on else ruling.mark
        assert mark is not None, code
        return Finding(
            rule=self.rule,
            outcome=ruling.outcome,
            code=code,
            parameters=told,
            not_before=not_before,
            sources=tuple(dict.fromkeys((*ruling.sources, *(rests_on.sources if rests_on else ())))),
            mark=mark,
            guideline_version=guideline.version,
            may_pass=ruling.may_pass,
            urgency=ruling.urgency,
        )

    def wait(
        self,
        code: str,
        guideline: Guideline,
        *,
        since: date | None,
        day: date,
        day_unknown: str,
        zones: Iterable[Zone] | None = None,
    ) -> tuple[Finding, ...]:
        """Nothing once the code's number of days has passed; as long as nobody told since when, a wait without end."""
        if since is None:
            return (self.finding(day_unknown, guideline, zones=zones),)
        [number] = self._rulings[code].numbers
        wait = guideline.days(number)
        if day >= since + wait:
            return ()
        return (
            self.finding(
                code,
                guideline,
                zones=zones,
                not_before=since + wait,
                since=since.isoformat(),
                wait_days=wait.days,
            ),
        )
