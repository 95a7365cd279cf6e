"""Made-up patients and the rules: what they answer can be read, what is seen fits, and nobody is needled past a no."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from basketweave.science.cohort import deeds
from basketweave.science.cohort.cohort import cohort
from basketweave.science.cohort.complaints import COMPLAINTS
from basketweave.science.cohort.house import DEVICES, MEMBERS, OWN_NUMBER, moment_of
from basketweave.science.cohort.persons import persons
from basketweave.science.cohort.stories import STORIES
from basketweave.science.protocol.findings import MayPass, Outcome
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.options import Case, Treatment, options
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.protocol.scales import SCALES
from basketweave.science.protocol.screening import NOTHING_APPLIES, Occasion, cannot_wait, questions, read
from basketweave.science.quantities import Concern, OnTheSkin, Zone

from .telling import GUIDELINE, by_patient, history_on, lengths_of, occasion_of, only
from .test_cohort import A_SUNDAY, whatever_the_day

pytestmark = pytest.mark.once
BY_THE_EYES = {Zone.PERIORBITAL_RIGHT, Zone.PERIORBITAL_LEFT}
FIRST_LOOK = {  # what a specialist cannot leave out, where this is asked about
    Concern.SCARS: "scar_kinds",
    Concern.WRINKLES: "wrinkle_sorts",
    Concern.FINE_LINES: "wrinkle_sorts",
    Concern.SUN_DAMAGE: "pigment_sorts",
}


@whatever_the_day
def test_everybody_answers_the_questions_about_health_and_the_answers_can_be_read(seed, today):
    people = persons(today)
    for patient, mine in by_patient(cohort(seed, today)).items():
        asked, *others = [each for each in mine if isinstance(each.what, deeds.AnswerHealth | deeds.ScreenAgain)]
        assert isinstance(asked.what, deeds.AnswerHealth)
        assert moment_of(asked) - moment_of(only(mine, deeds.AskConsultation)[0]) < timedelta(hours=2)
        for deed in (asked, *others):
            if deed.what.answers is not None:  # none: nothing has changed
                read(
                    dict(deed.what.answers), occasion=occasion_of(deed), today=deed.day, born_on=people[patient].born_on
                )


@whatever_the_day
def test_nobody_is_needled_past_a_no(seed, today):
    """Every rule is asked again for the day of each session, with what was told by then; only what was answered by a
    specialist, and may be, is left."""
    people = persons(today)
    for patient, mine in by_patient(cohort(seed, today)).items():
        for begun in only(mine, deeds.BeginTreatment):
            [planned] = only(mine, deeds.PlanCourse)
            answered = {(each.rule, each.code) for each in planned.what.answered}
            for finding in judge(proposal_on(mine, begun, planned, people[patient]), GUIDELINE):
                assert finding.outcome is Outcome.FINE or (finding.rule, finding.code) in answered
                assert finding.outcome is Outcome.FINE or finding.may_pass is MayPass.SPECIALIST


@whatever_the_day
def test_what_is_answered_at_planning_is_what_the_rules_say_then(seed, today):
    people = persons(today)
    for patient, mine in by_patient(cohort(seed, today)).items():
        for planned in only(mine, deeds.PlanCourse):
            proposal = replace(proposal_on(mine, planned, planned, people[patient]), day=planned.what.first_day)
            found = [each for each in judge(proposal, GUIDELINE) if each.outcome is not Outcome.FINE]
            told = [(each.rule, each.code) for each in planned.what.answered]

            assert told == [(each.rule, each.code) for each in found]
            assert all(each.words for each in planned.what.answered)
            assert "specialist" in {role for role, _ in MEMBERS[planned.by].roles}


@whatever_the_day
def test_health_is_asked_again_shortly_before_every_treatment(seed, today):
    for mine in by_patient(cohort(seed, today)).values():
        for begun in only(mine, deeds.BeginTreatment):
            before = [
                each
                for each in only(mine, deeds.ScreenAgain)
                if each.what.number == begun.what.number and moment_of(each) < moment_of(begun)
            ]
            assert before
            assert begun.day - before[-1].day <= GUIDELINE.days("screening_valid")


@whatever_the_day
def test_one_series_is_held_today_and_two_were_held_and_go_on(seed, today):
    held, released = set(), set()
    for patient, mine in by_patient(cohort(seed, today)).items():
        for deed in only(mine, deeds.ScreenAgain):
            if deed.what.answers is None:
                continue
            (held.discard if dict(deed.what.answers).get(NOTHING_APPLIES) else held.add)(patient)
            released |= {patient} - held
        if only(mine, deeds.ReleaseSeries):
            held.discard(patient)
            released.add(patient)

    assert held == {"hanna"}
    assert released == {"kwame", "giorgos"}


@whatever_the_day
def test_what_cannot_wait_is_called_about_and_once_nobody_has_called_yet(seed, today):
    people, owed = persons(today), []
    for patient, mine in by_patient(cohort(seed, today)).items():
        for deed in only(mine, deeds.AnswerHealth):
            told = read(
                dict(deed.what.answers), occasion=Occasion.REQUEST, today=deed.day, born_on=people[patient].born_on
            )
            calls = only(mine, deeds.FinishHealthCall)
            assert not calls or cannot_wait(told)
            if cannot_wait(told) and not calls:
                owed.append((patient, deed.day))

    assert owed == [("callum", today - timedelta(days=1))]


@whatever_the_day
def test_what_touched_the_skin_may_and_is_named(seed, today):
    for deed in only(cohort(seed, today), deeds.RecordTreatment):
        assert OnTheSkin.OTHER not in deed.what.touched
        assert bool(deed.what.touched) == bool(deed.what.on_the_skin)
        is_by_the_eyes = bool(BY_THE_EYES & {each.zone for each in deed.what.zones})
        assert deed.what.stays_outside_rim is (True if is_by_the_eyes else None)


def test_some_tell_of_what_the_rules_ask_about_and_most_of_nothing():
    told = [dict(deed.what.answers) for deed in only(cohort(20, A_SUNDAY), deeds.AnswerHealth)]
    ticked = {question for answers in told for question, answer in answers.items() if answer is True}

    assert {"isotretinoin", "cold-sores", "blood-thinners", "keloid", "filler", "changing-mark", "melasma"} <= ticked
    assert ticked <= {question.id for question in questions(Occasion.REQUEST)} | {NOTHING_APPLIES}
    assert sum(NOTHING_APPLIES in answers for answers in told) >= 6


@pytest.mark.parametrize("patient", sorted(STORIES))
def test_what_is_seen_fits_what_is_asked_about(patient):
    complaint = COMPLAINTS[patient]

    for concern in complaint.asked:
        assert concern not in FIRST_LOOK or getattr(complaint.appearance, FIRST_LOOK[concern])
    for parts, concern in (("scar_kinds", {Concern.SCARS}), ("pigment_sorts", {Concern.SUN_DAMAGE})):
        assert not getattr(complaint.appearance, parts) or concern & set(complaint.asked)


@pytest.mark.parametrize(
    ("patient", "treatment"),
    [
        ("amina", Treatment.SCAR_CLINIC),
        ("matteo", Treatment.CROSS),
        ("marisol", Treatment.TOPICALS),
        ("gunther", Treatment.DERMATOLOGY),
        ("bruna", Treatment.WAIT),
        ("ana", Treatment.NEEDLING),
    ],
)
def test_specialists_decide_on_what_leads_the_list(patient, treatment):
    mine, complaint = by_patient(cohort(20, A_SUNDAY))[patient], COMPLAINTS[patient]
    person, [decided] = persons(A_SUNDAY)[patient], only(mine, deeds.Decide)
    told = history_on(mine, decided, person)
    asked = Proposal(
        day=decided.day,
        zones=frozenset(complaint.places),
        born_on=person.born_on,
        appearance=complaint.appearance,
        history=told,
        stays_outside_orbital_rim=True,
    )
    case = Case(
        concern=complaint.asked[0],
        zones=asked.zones,
        appearance=complaint.appearance,
        phototype=person.phototype,
        findings=judge(asked, GUIDELINE),
    )

    assert treatment in [option.id for option in options(case, GUIDELINE)][:2]
    assert treatment.value in decided.what.treatments


def test_who_is_referred_elsewhere_has_a_letter():
    told = by_patient(cohort(20, A_SUNDAY))
    sent = {patient for patient, mine in told.items() if only(mine, deeds.WriteLetter)}

    assert sent == {
        patient
        for patient, mine in told.items()
        if any(deed.what.choice == "elsewhere" for deed in only(mine, deeds.Decide))
    }
    assert sent == {"amina", "gunther", "marisol", "matteo"}


def test_a_wait_is_let_pass_by_who_may_and_questions_are_answered():
    told = by_patient(cohort(20, A_SUNDAY))
    answered = {
        f"{each.rule}/{each.code}": patient
        for patient, mine in told.items()
        for deed in only(mine, deeds.PlanCourse)
        for each in deed.what.answered
    }

    assert answered == {
        "isotretinoin/after-last-dose": "leila",
        "herpes_history/cold-sores-before": "ana",
        "anticoagulants/blood-thinners": "giorgos",
        "general_health/not-sure": "jean-luc",
    }


def test_the_clinic_holds_one_number_more_strictly_than_published():
    name = OWN_NUMBER.name

    assert GUIDELINE.days(name) > published().days(name)
    assert GUIDELINE.number(name).stands_behind == "Dr Lind"
    assert {key for key in GUIDELINE.numbers if GUIDELINE.number(key) != published().number(key)} == {name}


def test_counts_of_scars_are_taken_before_and_after_and_somebody_says_what_became_of_the_skin():
    before, after = [deed.what for deed in only(by_patient(cohort(20, A_SUNDAY))["ines"], deeds.RecordExamination)]
    itemised = {scale.id for scale in SCALES if scale.is_itemised}

    counted = [{grade.scale for grade in each.grades} & itemised for each in (before, after)]

    assert counted == [{"ecca"}, {"ecca"}]
    assert "gais" in {grade.scale for grade in after.grades} - {grade.scale for grade in before.grades}


def proposal_on(mine, deed, planned, person):
    """All that the clinic knows on the day of that deed, read from the deeds before it."""
    seen = only(mine[: mine.index(deed)], deeds.RecordExamination)[-1].what
    asked = only(mine, deeds.AskConsultation)[0].what
    treated = tuple(each.day for each in only(mine[: mine.index(deed)], deeds.BeginTreatment))
    zones = frozenset(zone for zone, _ in planned.what.zones)
    return Proposal(
        day=deed.day,
        zones=zones,
        treated_days=dict.fromkeys(zones, treated),
        session_count=planned.what.session_count,
        born_on=person.born_on,
        concerns=frozenset(asked.concerns),
        appearance=seen.appearance,
        history=history_on(mine, deed, person),
        needle_lengths_mm=lengths_of(planned),
        device_ceiling_mm=float(DEVICES[planned.what.device].longest_needle_mm),
        stays_outside_orbital_rim=planned.what.stays_outside_rim,
    )


def test_dates_are_dates():
    """A day that was told long ago is a day of that time, not of the day on which it was told."""
    [told] = [dict(deed.what.answers) for deed in only(by_patient(cohort(20, A_SUNDAY))["tomasz"], deeds.AnswerHealth)]

    assert isinstance(told["surgery-on"], date)
    assert A_SUNDAY - told["surgery-on"] > timedelta(days=10 * 365)
