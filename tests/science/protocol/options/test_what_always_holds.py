"""Whatever is asked, the list is whole, says why, and is never moved towards needling by a refusal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from basketweave.science.evidence.sources import SOURCES
from basketweave.science.evidence.trials import ARMS
from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.options import Standing, Treatment, options
from basketweave.science.quantities import Appearance, Mark, Phototype

from .cases import GUIDELINE, cases, refusing


def place(case, treatment=Treatment.NEEDLING) -> int:
    return next(option.place for option in options(case, GUIDELINE) if option.id is treatment)


@given(case=cases)
def test_every_treatment_is_listed_once_in_the_order_of_its_place(case):
    found = options(case, GUIDELINE)

    assert {option.id for option in found} == set(Treatment)
    assert [option.place for option in found] == list(range(1, len(Treatment) + 1))


@given(case=cases)
def test_the_order_goes_by_standing(case):
    ranks = [list(Standing).index(option.standing) for option in options(case, GUIDELINE)]

    assert ranks == sorted(ranks)


@given(case=cases)
def test_every_option_says_why_and_what_was_compared_with_marks_and_sources(case):
    for option in options(case, GUIDELINE):
        assert option.reasons
        assert option.comparisons
        for said in (*option.reasons, *option.cautions, *(one for each in option.comparisons for one in each.found)):
            assert said.words
            assert said.sources
            assert set(said.sources) <= set(SOURCES)
            assert (said.mark is Mark.HOUSE) == bool(said.stands_behind)


@given(case=cases)
def test_study_rows_are_of_the_concern(case):
    for option in options(case, GUIDELINE):
        assert all(case.concern in ARMS[arm].concerns for arm in option.studies)


@given(case=cases, more=refusing)
def test_one_more_refusal_never_moves_needling_up(case, more):
    assert place(replace(case, findings=(*case.findings, more))) >= place(case)


@given(case=cases, more=refusing)
def test_needling_is_never_first_once_a_rule_refuses_it(case, more):
    refused = replace(case, findings=(*case.findings, more))
    needling = next(option for option in options(refused, GUIDELINE) if option.id is Treatment.NEEDLING)

    assert needling.place > 1
    assert needling.standing in (Standing.NOT_NOW, Standing.ANOTHER_JOB, Standing.REFUSED)
    assert all(
        finding in [reason.finding for reason in needling.reasons] for finding in refused.findings if finding.refuses
    )


@given(case=cases, more=refusing)
def test_needling_that_is_refused_comes_last_of_its_standing(case, more):
    found = options(replace(case, findings=(*case.findings, more)), GUIDELINE)
    needling = next(option for option in found if option.id is Treatment.NEEDLING)

    assert not [one.id for one in found if one.standing is needling.standing and one.place > needling.place]


@given(case=cases)
def test_a_suspicious_mark_leads_to_a_dermatologist_before_everything(case):
    suspicious = replace(case, appearance=replace(case.appearance, is_suspicious=True))
    found = options(suspicious, GUIDELINE)

    assert found[0].id is Treatment.DERMATOLOGY
    for option in found[1:]:
        is_open = option.id in (Treatment.WAIT, Treatment.NOTHING, Treatment.DERMATOLOGY)
        assert is_open or option.standing in (Standing.NOT_NOW, Standing.ANOTHER_JOB, Standing.REFUSED)


@given(case=cases, seed=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_findings(case, seed):
    shuffled = list(case.findings)
    seed.shuffle(shuffled)

    order = [(option.id, option.standing) for option in options(case, GUIDELINE)]

    assert [(one.id, one.standing) for one in options(replace(case, findings=tuple(shuffled)), GUIDELINE)] == order
    assert options(case, GUIDELINE) == options(case, GUIDELINE)


@given(case=cases)
def test_no_treatment_is_always_open(case):
    nothing = next(option for option in options(case, GUIDELINE) if option.id is Treatment.NOTHING)

    assert nothing.standing in (Standing.FIRST, Standing.ALWAYS)


@given(case=cases)
def test_the_day_is_the_latest_that_rules_say_and_none_where_a_wait_has_no_day(case):
    found = {option.id: option for option in options(case, GUIDELINE)}
    refused = [finding for finding in case.findings if finding.refuses]
    is_dated = bool(refused) and all(finding.outcome is Outcome.WAIT_UNTIL for finding in refused)

    day = max(finding.not_before for finding in refused) if is_dated else None

    assert found[Treatment.NEEDLING].not_before == found[Treatment.WAIT].not_before == day


@given(case=cases)
def test_in_darker_skin_whatever_is_known_to_leave_dark_marks_says_so(case):
    darker = replace(case, phototype=Phototype.V, appearance=Appearance(), findings=())

    for option in options(darker, GUIDELINE):
        if option.id in (Treatment.NEEDLING, Treatment.LASERS, Treatment.PEELS, Treatment.CROSS):
            assert option.cautions
