"""A course has from fewest to most sessions, by what it is for: fewer is a question, more is refused."""

from basketweave.science.protocol.findings import Finding, MayPass, Outcome
from basketweave.science.protocol.guideline import Guideline, counted_as
from basketweave.science.protocol.kinds import COUNTED
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.rulings import Codes, Ruling

NAME = "session_count"
STATEMENT = "A course below the fewest sessions is asked about; one above the most is not laid out."
NUMBERS = (
    "fewest_sessions",
    "most_sessions",
    *(f"{end}_sessions_{concern}" for concern in COUNTED for end in ("fewest", "most")),
)
SOURCES = ("harris-2015", "alam-2014", "skinpen-trial", "el-domyati-2015", "ishfaq-2022", "alster-2020", "jcd-2021")
MAY_PASS = MayPass.MEDICAL_DIRECTOR
CODES = Codes(
    NAME,
    {
        "fewer-than-fewest": Ruling(outcome=Outcome.ASK, numbers=NUMBERS[::2]),
        "more-than-most": Ruling(outcome=Outcome.NEVER, may_pass=MAY_PASS, numbers=NUMBERS[1::2]),
    },
)


def judge(proposal: Proposal, guideline: Guideline) -> Finding | None:
    """A course for several concerns is as long as the one that needs the most sessions."""
    count = proposal.session_count
    if count is None:
        return None
    (fewest, fewest_name), (most, most_name) = (
        _limits("fewest", proposal, guideline),
        _limits("most", proposal, guideline),
    )
    if fewest <= count <= most:
        return None
    code, name = ("fewer-than-fewest", fewest_name) if count < fewest else ("more-than-most", most_name)
    return CODES.finding(code, guideline, number=name, session_count=count, fewest_sessions=fewest, most_sessions=most)


def _limits(end: str, proposal: Proposal, guideline: Guideline) -> tuple[int, str]:
    """How many, and the name of the number that says so: a concern's own, unless the outer one is as strict."""
    outer = f"{end}_sessions"
    found = []
    for concern in proposal.concerns:
        allowed = guideline.sessions_for(concern, proposal.appearance)
        count = allowed.fewest if end == "fewest" else allowed.most
        found.append(
            (count, outer if count == guideline.count(outer) else f"{outer}_{counted_as(concern, proposal.appearance)}")
        )
    return max(found, default=(guideline.count(outer), outer))
