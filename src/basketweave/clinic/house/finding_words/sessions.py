"""What is said of the days and the number of sessions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from basketweave.clinic.house.finding_words.facts import ByRule, facts_of
from basketweave.science.protocol.findings import Finding


def _too_soon_after(finding: Finding) -> str:
    facts = facts_of(finding)
    if facts["other_is"] == "treated":
        return (
            ngettext(
                "%(zones)s: treated on %(other_day)s, %(gap_days)s day before; "
                "the guideline waits %(shortest_gap_days)s. Not before %(day)s.",
                "%(zones)s: treated on %(other_day)s, %(gap_days)s days before; "
                "the guideline waits %(shortest_gap_days)s. Not before %(day)s.",
                facts["gap_days"],
            )
            % facts
        )
    return (
        ngettext(
            "%(zones)s: booked on %(other_day)s, %(gap_days)s day before; "
            "the guideline waits %(shortest_gap_days)s. Not before %(day)s.",
            "%(zones)s: booked on %(other_day)s, %(gap_days)s days before; "
            "the guideline waits %(shortest_gap_days)s. Not before %(day)s.",
            facts["gap_days"],
        )
        % facts
    )


def _too_close_before(finding: Finding) -> str:
    facts = facts_of(finding)
    return (
        ngettext(
            "%(zones)s: the session on %(other_day)s would follow after %(gap_days)s day; "
            "the guideline asks for %(shortest_gap_days)s. The first day that fits is %(day)s.",
            "%(zones)s: the session on %(other_day)s would follow after %(gap_days)s days; "
            "the guideline asks for %(shortest_gap_days)s. The first day that fits is %(day)s.",
            facts["gap_days"],
        )
        % facts
    )


SESSIONS: ByRule = {
    "session_spacing": {
        "too-soon-after": _too_soon_after,
        "too-close-before": _too_close_before,
        "needling-day-unknown": _(
            "%(zones)s: needled elsewhere, and nobody said when. The guideline waits %(then_days)s from that day: ask."
        ),
    },
    "session_count": {
        "fewer-than-fewest": _(
            "Planned: %(session_count)s. The guideline lays out at least %(fewest_sessions)s sessions; "
            "say why fewer will do."
        ),
        "more-than-most": _(
            "Planned: %(session_count)s. The guideline lays out at most %(most_sessions)s sessions in one course."
        ),
    },
}
