"""Every rule, listed once. A rule's number is its place here: new ones go to the end."""

from typing import Protocol

from basketweave.science.evidence import sources
from basketweave.science.protocol.findings import Finding, MayPass
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rules import session_count, session_spacing


class Rule(Protocol):
    """What a rule's file offers. MAY_PASS is for its refusals; a question is always the specialist's to answer."""

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
    def judge(self, proposal: Proposal, guideline: Guideline) -> Finding | tuple[Finding, ...] | None: ...


RULES: tuple[Rule, ...] = (session_spacing, session_count)

for rule in RULES:
    sources.require(rule.SOURCES, cited_by=rule.NAME)
