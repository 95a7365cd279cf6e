"""Who cites must cite what is there, and no more strongly than it was read."""

import pytest

from basketweave.science.evidence.claims import CLAIMS
from basketweave.science.evidence.comparisons import COMPARISONS
from basketweave.science.evidence.sources import SOURCES, MarkTooStrong, UnknownSource, require, source
from basketweave.science.evidence.unknowns import UNKNOWNS
from basketweave.science.protocol.check_in.worries import WORRIES
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.options.cautions import CAUTIONS
from basketweave.science.protocol.options.pathways import PATHWAYS
from basketweave.science.protocol.rules import RULES
from basketweave.science.protocol.scales import SCALES
from basketweave.science.quantities import Mark


def test_a_source_is_found_by_its_id():
    alam = source("alam-2014")

    assert alam.id == "alam-2014"
    assert alam.mark is Mark.READ
    assert alam.link == "https://doi.org/10.1001/jamadermatol.2013.8687"


def test_every_source_has_a_citation_and_a_link_that_is_one_or_is_left_out():
    for one in SOURCES.values():
        assert one.citation
        assert one.link == "" or one.link.startswith("https://")


def test_an_unknown_source_is_refused_with_the_name_of_who_cites_it():
    with pytest.raises(UnknownSource) as refused:
        require(["alam-2014", "nobody-1999"], cited_by="shortest_gap")

    assert (refused.value.source_id, refused.value.cited_by) == ("nobody-1999", "shortest_gap")


@pytest.mark.parametrize(
    ("mark", "source_id"),
    [(Mark.READ, "skinpen-label"), (Mark.READ, "fda-acne-2005"), (Mark.COMMERCIAL, "fda-acne-2005")],
)
def test_a_mark_is_never_stronger_than_its_source(mark, source_id):
    with pytest.raises(MarkTooStrong):
        require([source_id], cited_by="a number", mark=mark)


@pytest.mark.parametrize("mark", [Mark.RECALLED, Mark.HOUSE])
def test_what_we_recall_or_decide_may_rest_on_anything(mark):
    assert require(["alam-2014", "skinpen-label", "fda-acne-2005"], cited_by="a number", mark=mark)


def test_no_source_is_kept_that_nothing_of_ours_rests_on():
    numbers = published().numbers.values()
    cited = {
        *(id for number in numbers for id in number.sources),
        *(id for number in numbers for other in number.elsewhere for id in other.sources),
        *(id for rule in RULES for id in rule.SOURCES),
        *(id for scale in SCALES for id in scale.sources),
        *(id for worry in WORRIES for id in worry.sources),
        *(id for claim in CLAIMS.values() for found in claim.found for id in found.sources),
        *(id for unknown in UNKNOWNS.values() for read in unknown.read for id in read.sources),
        *(id for comparison in COMPARISONS.values() for found in comparison.found for id in found.sources),
        *(id for pathway in PATHWAYS for place in pathway.places for why in place.why for id in why.sources),
        *(id for caution in CAUTIONS for why in caution.why for id in why.sources),
    }

    assert cited == set(SOURCES)
