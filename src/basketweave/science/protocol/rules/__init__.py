"""Every rule, listed once. A rule's number is its place here: new ones go to the end."""

from typing import Protocol

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import Finding, MayPass
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import (
    active_acne,
    age,
    anaesthetic_allergy,
    anticoagulants,
    authorised_use,
    exclusions,
    general_health,
    herpes_history,
    immunosuppression,
    infection,
    isotretinoin,
    keloid,
    needle_length,
    open_channels,
    orbital_rim,
    pregnancy,
    session_count,
    session_spacing,
    skin_nearby,
    waits,
)
from basketweave.science.protocol.rulings import Codes


class Rule(Protocol):
    """What a rule's file offers.

    NUMBERS are of the guideline, and bring their own sources; SOURCES are what the rule rests on besides. MAY_PASS is
    who may pass its refusals, unless the ruling of a code says otherwise; a question is the specialist's to answer.
    """

    @property
    def NAME(self) -> str: ...  # noqa: N802  the file's name
    @property
    def STATEMENT(self) -> str: ...  # noqa: N802  one line, readable by a patient
    @property
    def NUMBERS(self) -> tuple[str, ...]: ...  # noqa: N802  of the guideline
    @property
    def SOURCES(self) -> tuple[str, ...]: ...  # noqa: N802
    @property
    def MAY_PASS(self) -> MayPass: ...  # noqa: N802
    @property
    def CODES(self) -> Codes: ...  # noqa: N802
    def judge(self, proposal: Proposal, guideline: Guideline) -> Finding | tuple[Finding, ...] | None: ...


RULES: tuple[Rule, ...] = (
    session_spacing,
    session_count,
    needle_length,
    orbital_rim,
    waits,
    exclusions,
    active_acne,
    infection,
    keloid,
    pregnancy,
    age,
    isotretinoin,
    anticoagulants,
    immunosuppression,
    anaesthetic_allergy,
    herpes_history,
    open_channels,
    authorised_use,
    skin_nearby,
    general_health,
)

for rule in RULES:
    sources.require(rule.SOURCES, cited_by=rule.NAME)
