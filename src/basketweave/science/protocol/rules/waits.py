"""After other treatments, injuries and sunburn a zone rests for a while before it is needled."""

from dataclasses import replace

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.history import History
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark, ScarKind, Zone

NAME = "waits"
STATEMENT = "After a laser, filler, toxin, peel, retinoid, operation or sunburn the skin rests before it is needled."
NUMBERS = (
    "wait_after_laser", "wait_after_filler", "wait_after_toxin", "wait_after_peel", "wait_after_retinoid",
    "wait_after_surgery", "wait_after_sunburn", "wait_before_surgical_scar", "wait_before_burn_scar",
)  # fmt: skip
SOURCES = ("trial-exclusions", "skinpen-trial", "skinpen-label", "busch-2018", "post-burn-triamcinolone")
MAY_PASS = MayPass.SPECIALIST
_REST = {number: Ruling(outcome=Outcome.WAIT_UNTIL, may_pass=MAY_PASS, numbers=(number,)) for number in NUMBERS}
_SOME_DAY = {number: replace(rest, outcome=Outcome.WAIT_UNTIL_OVER, then=number) for number, rest in _REST.items()}
CODES = Codes(
    NAME,
    {
        "after-laser": _REST["wait_after_laser"],
        "laser-day-unknown": _SOME_DAY["wait_after_laser"],
        "after-filler": _REST["wait_after_filler"],
        "filler-day-unknown": _SOME_DAY["wait_after_filler"],
        "after-toxin": _REST["wait_after_toxin"],
        "toxin-day-unknown": _SOME_DAY["wait_after_toxin"],
        "after-peel": _REST["wait_after_peel"],
        "peel-day-unknown": _SOME_DAY["wait_after_peel"],
        "after-sunburn": replace(
            _REST["wait_after_sunburn"], may_pass=MayPass.NOBODY
        ),  # the label excludes sunburnt skin
        "sunburn-day-unknown": replace(_SOME_DAY["wait_after_sunburn"], may_pass=MayPass.NOBODY),
        "retinoid-in-use": _SOME_DAY["wait_after_retinoid"],
        "after-retinoid": _REST["wait_after_retinoid"],
        "retinoid-day-unknown": _SOME_DAY["wait_after_retinoid"],
        "after-surgery": _REST["wait_after_surgery"],
        "fresh-surgical-scar": _REST["wait_before_surgical_scar"],
        "surgery-day-unknown": _SOME_DAY["wait_after_surgery"],
        "burn-scar": Ruling(outcome=Outcome.ASK, mark=Mark.READ, sources=("busch-2018", "post-burn-triamcinolone")),
        "young-burn-scar": _REST["wait_before_burn_scar"],
    },
)
DONE_TO_A_ZONE = ("laser", "filler", "toxin", "peel", "sunburn")


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    history = proposal.history
    found = [finding for what in DONE_TO_A_ZONE for finding in _after(what, f"after-{what}", proposal, guideline)]
    found.extend(_retinoid(proposal, guideline))
    of_the_scar = history.has("surgery-is-the-scar")  # then the scar is what is treated, and on purpose
    found.extend(_after("surgery", "fresh-surgical-scar" if of_the_scar else "after-surgery", proposal, guideline))
    if ScarKind.BURN in proposal.appearance.scar_kinds:
        found.append(CODES.finding("burn-scar", guideline, zones=proposal.zones))
        if history.day("surgery-on"):  # an injury of the skin: taken to be the burn
            found.extend(_after("surgery", "young-burn-scar", proposal, guideline))
    return tuple(found)


def _after(what: str, code: str, proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    zones = _zones_of(what, proposal.history, proposal.zones)
    if not zones:
        return ()
    return CODES.wait(
        code,
        guideline,
        since=proposal.history.day(f"{what}-on"),
        day=proposal.day,
        day_unknown=f"{what}-day-unknown",
        zones=zones,
    )


def _zones_of(what: str, history: History, zones: frozenset[Zone]) -> frozenset[Zone]:
    return history.touches(f"{what}-where", zones) if history.has(what) else frozenset()


def _retinoid(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    """As long as nobody said that it was stopped, it is used."""
    history = proposal.history
    if not history.has("retinoid-or-acid"):
        return ()
    if not history.says("retinoid-or-acid-is", "stopped"):
        return (CODES.finding("retinoid-in-use", guideline),)
    stopped = history.day("retinoid-or-acid-on")
    return CODES.wait("after-retinoid", guideline, since=stopped, day=proposal.day, day_unknown="retinoid-day-unknown")
