"""What comparative trials found for a treatment; where none was found, that is said."""

from collections.abc import Iterable

from basketweave.science.evidence.comparisons import COMPARISONS, Comparison
from basketweave.science.evidence.statements import Evidence
from basketweave.science.protocol.options.saying import OUR_READING, OURS
from basketweave.science.protocol.options.values import Case, Treatment
from basketweave.science.quantities import Mark


def comparisons(treatment: Treatment, case: Case, topics: Iterable[str]) -> tuple[Comparison, ...]:
    """Those that speak to it for this concern and skin, in the order of the table; conflicts are shown side by side."""
    asked = frozenset(topics)
    found = tuple(
        one
        for one in COMPARISONS.values()
        if treatment in one.treatments and case.concern in one.concerns and (not one.topics or one.topics & asked)
    )
    return found or (_none(treatment, case),)


def _none(treatment: Treatment, case: Case) -> Comparison:
    return Comparison(
        id=f"none-{treatment.value}-{case.concern.value}",
        compared="This against anything else, for this concern and skin",
        treatments=(treatment.value,),
        concerns=frozenset({case.concern}),
        topics=frozenset(),
        found=(
            Evidence(
                words="No comparison was found in what we read.",
                mark=Mark.HOUSE,
                sources=OUR_READING,
                stands_behind=OURS,
            ),
        ),
        is_found=False,
    )
