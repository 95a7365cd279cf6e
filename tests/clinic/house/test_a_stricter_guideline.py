"""The medical director makes a number of the guideline stricter, never looser, and gives it back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.once import KeyUsedOtherwise
from basketweave.clinic.house import actions
from basketweave.clinic.house.guideline import begin_request, combined, end_request, guideline
from basketweave.clinic.house.models import OwnNumber
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people.models import RoleHeld
from basketweave.science.protocol.guideline_file import published
from basketweave.science.protocol.judge import judge
from basketweave.science.protocol.proposal import Proposal
from basketweave.science.quantities import Mark, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def vega(dr_vega, as_staff):
    return as_staff(dr_vega)


def tighten(by, name="shortest_gap", value=35, because="Our skin types heal slowly.", **more):
    return actions.tighten(name=name, value=value, because=because, by=by, **more)


def test_without_a_number_of_its_own_a_clinic_treats_by_what_is_published(db):
    assert guideline() is published()


def test_a_tightened_number_is_treated_by_with_the_name_of_who_stands_behind_it(vega):
    made = tighten(vega)

    ours = guideline()
    assert ours.shortest_gap == timedelta(days=35)
    assert ours.version == f"{published().version}+1"
    number = ours.number("shortest_gap")
    assert (number.mark, number.stands_behind) == (Mark.HOUSE, "Dr Vega")
    assert number.elsewhere[0].value == 28
    line = Line.objects.get(deed="tightened number")
    assert (line.subject_id, line.details) == (made.pk, {"name": "shortest_gap", "value": 35, "edition": 1})


def test_every_other_number_stays_as_it_was_published(vega):
    tighten(vega)

    changed = [name for name, number in guideline().numbers.items() if number != published().number(name)]
    assert changed == ["shortest_gap"]


def test_each_change_is_a_new_edition_and_keeps_the_rows_before_it(vega):
    tighten(vega)
    tighten(vega, value=33, because="A month and a bit is enough.")
    tighten(vega, "longest_needle_cheek", Decimal("1.25"), "Thin skin here.")

    assert guideline().version == f"{published().version}+3"
    assert guideline().shortest_gap == timedelta(days=33)
    assert guideline().length_mm("longest_needle_cheek") == 1.25
    rows = OwnNumber.objects.order_by("edition").values_list("name", "value", "replaced_at")
    assert [(name, value, replaced is None) for name, value, replaced in rows] == [
        ("shortest_gap", 35, False),
        ("shortest_gap", 33, True),
        ("longest_needle_cheek", 1.25, True),
    ]


def test_a_number_given_back_is_as_published_and_no_edition_comes_twice(vega):
    tighten(vega)
    tighten(vega, "most_sessions", 5, "Six was never needed.")
    actions.give_back(name="shortest_gap", by=vega)

    assert guideline().shortest_gap == published().shortest_gap
    assert guideline().version == f"{published().version}+3"
    assert Line.objects.filter(deed="gave number back").count() == 1

    actions.give_back(name="most_sessions", by=vega)
    assert guideline() is published()
    tighten(vega)
    assert guideline().version == f"{published().version}+5"


def test_giving_back_what_was_never_taken_changes_nothing(vega):
    tighten(vega)

    assert actions.give_back(name="most_sessions", by=vega) is None
    assert actions.give_back(name="no_such_number", by=vega) is None
    assert OwnNumber.objects.count() == 1


def test_the_same_number_for_the_same_reason_is_no_change(vega):
    assert tighten(vega) == tighten(vega)
    assert OwnNumber.objects.count() == 1


def test_days_for_check_ins_are_put_in_order(vega):
    tighten(vega, "check_in_days", [28, 2, 1, 3, 7, 14], "The second day worries people.")

    assert [day.days for day in guideline().check_in_days] == [1, 2, 3, 7, 14, 28]


@pytest.mark.parametrize(
    ("name", "value", "code", "said"),
    [
        ("shortest_gap", 27, "looser", "looser than what is published (28 days)"),
        ("longest_needle_nose", 0.75, "looser", "(0.5 mm)"),
        ("check_in_days", [1, 3], "looser", "(1, 3, 7, 14, 28 days after a session)"),
        ("shortest_gap", 28, "as-published", "give the number back"),
        ("longest_needle_cheek", Decimal("1.50"), "as-published", "give the number back"),
        ("shortest_gap", 36, "turned-round", "“Ideal gap between sessions”"),
        ("fewest_sessions", 5, "turned-round", "“Most sessions for wrinkles”"),
        ("shortest_gap", 35.5, "wrong-kind", "kept in days"),
        ("shortest_gap", [30, 35], "wrong-kind", "kept in days"),
        ("check_in_days", 2, "wrong-kind", "kept in days after a session"),
        ("most_sessions", 4.5, "wrong-kind", "kept in sessions"),
        ("no_such_number", 3, "unknown-number", "no such number"),
        ("shortest_gap", "thirty", "not-a-number", "not a number"),
        ("shortest_gap", True, "not-a-number", "not a number"),
        ("shortest_gap", None, "not-a-number", "not a number"),
        ("longest_needle_nose", float("nan"), "not-a-number", "not a number"),
        ("longest_needle_nose", Decimal("Infinity"), "not-a-number", "not a number"),
        ("check_in_days", [1, "3"], "not-a-number", "not a number"),
        ("wait_after_peel", 4000, "out-of-range", "that small or that large"),
        ("wait_after_peel", 10**15, "out-of-range", "that small or that large"),
        ("longest_needle_nose", 0, "out-of-range", "that small or that large"),
        ("most_sessions", -3, "out-of-range", "that small or that large"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(vega, name, value, code, said):
    with pytest.raises(Refusal) as refused:
        tighten(vega, name, value)

    assert refused.value.code == code
    assert said in refused.value.words()
    assert OwnNumber.objects.count() == 0
    assert not Line.objects.filter(deed="tightened number").exists()


def test_a_number_without_a_reason_is_refused(vega):
    with pytest.raises(actions.NoReason) as refused:
        tighten(vega, because="  ")

    assert refused.value.field == "because"
    assert guideline() is published()


def test_two_numbers_that_hold_each_other_are_changed_in_order_and_given_back_in_order(vega):
    for name in ("usual_needle_atrophic_scars", "usual_needle_burn_scars"):
        tighten(vega, name, 1.0, "Our pen stops there.")
    tighten(vega, "ceiling_labelled", 1.2, "Our pen stops there.")

    with pytest.raises(actions.NumberRefused) as refused:
        actions.give_back(name="usual_needle_burn_scars", by=vega)

    assert refused.value.other == "ceiling_labelled"
    assert "Labelled ceiling" in refused.value.words()
    actions.give_back(name="ceiling_labelled", by=vega)
    assert actions.give_back(name="usual_needle_burn_scars", by=vega)


@pytest.mark.parametrize("who", ["olga", "dr_lind", "mira", "omar"])
def test_nobody_but_the_medical_director_changes_the_guideline(request, who, as_staff, vega):
    tighten(vega)
    other = as_staff(request.getfixturevalue(who))

    with pytest.raises(PermissionRefused):
        tighten(other, value=34)
    with pytest.raises(PermissionRefused):
        actions.give_back(name="shortest_gap", by=other)


def test_a_director_of_one_site_does_not_change_it_for_all(lisbon, noor, as_staff):
    RoleHeld.objects.create(staff=noor, role=Role.DIRECTOR, site=lisbon, since=noor.user.joined_at)

    with pytest.raises(PermissionRefused):
        tighten(as_staff(noor))


def test_no_job_changes_it_either_for_nobody_would_stand_behind_it(db):
    with pytest.raises(PermissionRefused):
        tighten(Actor.job("test"))


def test_sent_twice_it_is_done_once_and_another_wish_with_that_key_is_refused(vega):
    assert tighten(vega, once_key="key-1") == tighten(vega, once_key="key-1")

    with pytest.raises(KeyUsedOtherwise):
        tighten(vega, value=34, once_key="key-1")
    assert OwnNumber.objects.count() == 1


def test_where_a_new_release_is_stricter_by_itself_the_clinics_own_number_rests(vega):
    OwnNumber.objects.create(
        edition=1,
        name="shortest_gap",
        value=21,
        because="Kept under an older release.",
        changed_by_id=vega.id,
        stands_behind="Dr Vega",
        changed_at=now(),
    )
    tighten(vega, "most_sessions", 5, "Six was never needed.")

    found = combined()
    assert found.guideline.shortest_gap == published().shortest_gap
    assert found.guideline.most_sessions == 5
    assert dict(found.idle) == {"shortest_gap": "looser"}


def test_the_database_keeps_every_row_as_it_was(vega):
    made = tighten(vega)

    for change in ({"value": 20}, {"because": "another"}, {"name": "ideal_gap"}, {"edition": 9}, {"value": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            OwnNumber.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        made.delete()


def test_the_database_lets_one_number_stand_once(vega):
    made = tighten(vega)

    with pytest.raises(IntegrityError), transaction.atomic():
        OwnNumber.objects.create(
            edition=2, name=made.name, value=40, because="Twice.", changed_by_id=vega.id,
            stands_behind="Dr Vega", changed_at=made.changed_at,
        )  # fmt: skip


@pytest.fixture
def within_a_request():
    begin_request()
    yield
    end_request()


def test_within_a_request_the_database_is_asked_once_and_again_after_a_change(vega, within_a_request):
    tighten(vega)

    with CaptureQueriesContext(connection) as asked:
        assert {guideline().shortest_gap for _ in range(10)} == {timedelta(days=35)}
    assert len(asked) == 1

    tighten(vega, value=34)
    assert guideline().shortest_gap == timedelta(days=34)


def test_the_next_request_asks_anew(vega, within_a_request):
    assert guideline() is published()
    OwnNumber.objects.create(
        edition=1, name="shortest_gap", value=35, because="Done by another process.", changed_by_id=vega.id,
        stands_behind="Dr Vega", changed_at=now(),
    )  # fmt: skip
    assert guideline() is published()  # a page is of one edition from its head to its foot

    begin_request()

    assert guideline().shortest_gap == timedelta(days=35)


def test_what_a_request_remembered_ends_with_it(client_of, vega, dr_vega):
    client_of(dr_vega).get("/healthy/")
    tighten(vega)

    assert guideline().shortest_gap == timedelta(days=35)


def test_a_rule_refuses_by_the_clinics_own_number_and_names_its_edition(vega):
    tighten(vega, value=35)
    a_month_on = Proposal(
        day=date(2026, 3, 31),
        zones=frozenset({Zone.CHEEK_LEFT}),
        treated_days={Zone.CHEEK_LEFT: (date(2026, 3, 1),)},
    )

    (finding,) = judge(a_month_on, guideline())

    assert finding.rule == "session_spacing"
    assert finding.not_before == date(2026, 4, 5)
    assert finding.guideline_version == f"{published().version}+1"
    assert judge(a_month_on, published()) == ()
