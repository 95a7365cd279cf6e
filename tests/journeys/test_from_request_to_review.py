"""One patient's whole way, as those see it who walk it: Ana on her phone, Mira at the desk, Dr Lind with a tablet."""

from . import asking, examining, healing, planning, reviewing, treating


def test_ana_is_walked_from_request_to_review(clinic):
    asking.when_ana_asks_for_a_free_consultation(clinic)
    asking.then_she_reads_that_somebody_will_call(clinic)
    asking.when_rui_asks_on_a_phone_without_scripts(clinic)
    asking.then_rui_has_his_time(clinic)
    asking.when_mira_books_the_consultation(clinic)
    asking.then_the_mail_leads_ana_to_her_own_pages(clinic)

    examining.given_it_is_the_hour_of_the_consultation(clinic)
    examining.when_dr_lind_examines_her(clinic)
    examining.when_dr_lind_decides_for_needling(clinic)
    examining.then_ana_reads_it_after_the_one_time_code(clinic)

    planning.when_dr_lind_plans_three_sessions(clinic)
    planning.when_mira_books_the_whole_series(clinic)
    planning.then_ana_sees_her_three_days(clinic)

    treating.given_it_is_the_hour_of_the_first_session(clinic)
    treating.when_ana_signs_the_consent(clinic)
    treating.when_dr_lind_asks_whether_anything_has_changed(clinic)
    treating.when_dr_lind_records_the_treatment_zone_by_zone(clinic)
    treating.when_dr_lind_signs_it(clinic)
    treating.then_it_is_locked_and_only_an_addendum_can_be_added(clinic)

    healing.given_it_is_the_night_after(clinic)
    healing.when_ana_answers_that_it_is_spreading(clinic)
    healing.then_the_page_tells_her_at_once_what_to_do(clinic)
    healing.then_the_board_is_red(clinic)
    healing.when_dr_lind_calls_and_finishes_the_task(clinic)
    healing.then_the_board_is_calm_again(clinic)

    reviewing.given_the_other_two_sessions_were_held(clinic)
    reviewing.given_it_is_the_day_of_the_review(clinic)
    reviewing.when_dr_lind_looks_again(clinic)
    reviewing.then_before_and_after_stand_side_by_side(clinic)
    reviewing.when_dr_lind_says_that_it_is_done(clinic)
    reviewing.then_her_episode_is_closed(clinic)
