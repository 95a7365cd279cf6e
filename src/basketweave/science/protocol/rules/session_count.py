"""A course has from fewest to most sessions: fewer is a question, more is refused."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline
from basketweave.science.protocol.proposal import Proposal

NAME = "session_count"
STATEMENT = "A course below the fewest sessions is asked about; one above the most is not laid out."
NUMBERS = ("fewest_sessions", "most_sessions")
SOURCES = ("harris-2015", "alam-2014", "skinpen-trial", "el-domyati-2015", "ishfaq-2022", "alster-2020", "jcd-2021")
MAY_PASS = MayPass.MEDICAL_DIRECTOR


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    count = proposal.session_count
    if count is None:
        return None
    if count < guideline.fewest_sessions:
        return _finding(count, Outcome.ASK, "fewer-than-fewest", "fewest_sessions", MayPass.SPECIALIST, guideline)
    if count > guideline.most_sessions:
        return _finding(count, Outcome.NEVER, "more-than-most", "most_sessions", MAY_PASS, guideline)
    return None


def _finding(count: int, outcome: Outcome, code: str, number: str, may_pass: MayPass, guideline: Guideline) -> Finding:
    return Finding(
        rule=NAME,
        outcome=outcome,
        code=code,
        parameters={
            "session_count": count,
            "fewest_sessions": guideline.fewest_sessions,
            "most_sessions": guideline.most_sessions,
        },
        sources=SOURCES,
        mark=guideline.number(number).mark,
        guideline_version=guideline.version,
        may_pass=may_pass,
    )
