"""No needling in pregnancy or while breastfeeding: the label has no data on either."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling
from basketweave.science.quantities import Mark

NAME = "pregnancy"
STATEMENT = "We wait until pregnancy and breastfeeding are over, because there is no data on needling in them."
NUMBERS: tuple[str, ...] = ()
SOURCES = ("skinpen-label",)
MAY_PASS = MayPass.NOBODY
_UNTIL_OVER = Ruling(outcome=Outcome.WAIT_UNTIL_OVER, may_pass=MAY_PASS, mark=Mark.COMMERCIAL, sources=SOURCES)
CODES = Codes(NAME, dict.fromkeys(("pregnant", "breastfeeding", "pregnant-or-breastfeeding"), _UNTIL_OVER))


def judge(proposal: Proposal, guideline: Guideline) -> tuple[Finding, ...]:
    if not proposal.history.has("pregnancy"):
        return ()
    said = [code for code in ("pregnant", "breastfeeding") if proposal.history.says("pregnancy-is", code)]
    return tuple(CODES.finding(code, guideline) for code in said or ["pregnant-or-breastfeeding"])
