"""What one rule says, by its codes."""

from tests.science.strategies import GUIDELINE


def said(rule, proposal, guideline=GUIDELINE):
    """The findings of the rule by code; none when it is content."""
    found = rule.judge(proposal, guideline)
    several = found if isinstance(found, tuple) else (found,) if found else ()
    assert len({finding.code for finding in several}) == len(several)
    return {finding.code: finding for finding in several}


def codes(rule, proposal):
    return list(said(rule, proposal))
