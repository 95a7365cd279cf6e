"""Signed is locked: the database itself refuses every change, on both engines; a correction stands beside it."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.actor import actor_of, actor_of_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.models import Lot
from basketweave.clinic.ledger import guards
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.people import actions as people
from basketweave.clinic.plan.queries import treated_days
from basketweave.clinic.treat import actions, queries, refusals
from basketweave.clinic.treat.models import Addendum, TreatedZone, Treatment
from basketweave.clinic.treat.queries import ZoneRecord
from tests.clinic.plan.builders import FIRST_DAY, session
from tests.clinic.treat.builders import begun, lisbon_time, signed, what_was_done

pytestmark = pytest.mark.django_db


@pytest.fixture
def locked(treatment, lot, noor):
    return signed(treatment, lot, noor)


def test_it_is_signed_by_who_treated_under_a_digest_of_it_all(locked, noor):
    assert (locked.signed_by, locked.is_signed(), len(locked.digest)) == (noor, True, 64)
    assert queries.is_as_signed(locked)
    assert Line.objects.get(deed="signed a treatment").details["digest"] == locked.digest


def test_then_the_session_counts_as_treated_and_the_windows_follow(locked, course, ana, episode):
    episode.refresh_from_db()
    assert session(course, 1).treated_on == FIRST_DAY
    assert {zone.value: days for zone, days in treated_days(ana).items()} == {
        "cheek-left": (FIRST_DAY,),
        "cheek-right": (FIRST_DAY,),
    }
    assert (episode.step, episode.due, episode.due_day.isoformat(), episode.due_number) == (
        "heal",
        "check-in",
        "2026-03-10",
        1,
    )
    assert list(queries.signed_without_follow_up()) == [locked]


def test_a_zone_that_was_left_out_is_not_counted(treatment, lot, noor, ana):
    zones = [
        ZoneRecord(zone="cheek-left", needle_length_mm=Decimal("1.50"), passes=6, endpoint="erythema"),
        ZoneRecord(zone="cheek-right", needle_length_mm=Decimal("1.50"), left_out_because="Fresh graze."),
    ]

    signed(treatment, lot, noor, zones=zones)

    assert {zone.value for zone in treated_days(ana)} == {"cheek-left"}


RAW = {
    "the record": "UPDATE treat_treatment SET day = '2026-03-08'",
    "its words": "UPDATE treat_treatment SET notes = anaesthetic",
    "its signature": "UPDATE treat_treatment SET signed_at = NULL, signed_by_id = NULL, digest = ''",
    "the record itself": "DELETE FROM treat_treatment",
    "a zone": "UPDATE treat_treatedzone SET passes = 1",
    "a zone itself": "DELETE FROM treat_treatedzone",
    "an addendum": "UPDATE treat_addendum SET added_at = '2026-03-08T00:00:00Z'",
    "an addendum itself": "DELETE FROM treat_addendum",
}


@pytest.mark.parametrize("statement", RAW.values(), ids=RAW.keys())
def test_the_database_refuses_every_change(locked, by_noor, statement):
    actions.add_addendum(treatment=locked, words="The right cheek had seven passes.", by=by_noor)

    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert guards.broken(refused.value).startswith("treat_")
    assert queries.is_as_signed(queries.whole().get(pk=locked.pk))


def test_the_database_refuses_a_zone_added_afterwards(locked):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        TreatedZone.objects.create(treatment=locked, zone="chin", needle_length_mm=1, passes=1, endpoint="erythema")

    assert guards.broken(refused.value) == "treat_treatedzone_frozen_by_treat_treatment"


def test_before_the_signature_the_database_lets_it_change(treatment):
    with connection.cursor() as cursor:
        cursor.execute(RAW["a zone"])
        cursor.execute(RAW["the record"])

    assert Treatment.objects.get().day.isoformat() == "2026-03-08"


def test_nothing_is_saved_or_signed_into_it_any_more(locked, lot, by_noor, noor, client_of):
    with pytest.raises(refusals.AlreadySigned):
        actions.save(treatment=locked, version=None, by=by_noor, **what_was_done(locked, lot))
    with pytest.raises(refusals.AlreadySigned):
        actions.sign(treatment=locked, version=None, by=by_noor)

    answer = client_of(noor).post(f"/treatments/{locked.pk}/", {"version": locked.version})
    assert answer.status_code == 409
    assert "A signed record never changes" in answer.content.decode()


def test_what_is_missing_is_said_and_nothing_is_signed(treatment, by_noor, noor, client_of):
    with pytest.raises(refusals.NotComplete) as refused:
        actions.sign(treatment=treatment, version=treatment.version, by=by_noor)

    assert list(refused.value.missing) == [
        "lot",
        "ended",
        "is_numbed",
        "touched",
        "passes_cheek-right",
        "passes_cheek-left",
    ]
    page = client_of(noor).post(f"/treatments/{treatment.pk}/sign/", {"version": treatment.version})
    assert page.status_code == 422
    assert "Right cheek: passes and endpoint, or why it was left out." in page.content.decode()
    assert not queries.whole().get().is_signed()


def test_a_lot_recalled_meanwhile_is_not_signed_for(treatment, lot, by_noor):
    saved = actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot))
    Lot.objects.filter(pk=lot.pk).update(recalled_at="2026-03-09T10:30Z")

    with pytest.raises(refusals.LotRefused):
        actions.sign(treatment=saved, version=saved.version, by=by_noor)


def test_only_who_treated_signs_and_only_in_person(treatment, lot, by_noor, noor, dr_lind, mira, as_staff):
    saved = actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot))
    token, _secret = make_token(user=noor.user, name="machine", by=actor_of(noor.user))

    for by in (as_staff(dr_lind), actor_of_token(token)):
        with pytest.raises(refusals.OnlyWhoTreated):
            actions.sign(treatment=saved, version=saved.version, by=by)
    with pytest.raises(PermissionRefused):
        actions.sign(treatment=saved, version=saved.version, by=as_staff(mira))


def test_a_record_that_moved_on_is_not_signed_unread(treatment, lot, by_noor, noor, client_of):
    actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot))

    answer = client_of(noor).post(f"/treatments/{treatment.pk}/sign/", {"version": 1})

    assert answer.status_code == 422
    assert not queries.whole().get().is_signed()


def test_the_pages_sign_and_show_it(treatment, lot, by_noor, noor, client_of):
    saved = actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot))
    client = client_of(noor)

    before = client.get(f"/treatments/{treatment.pk}/sign/")
    answer = client.post(f"/treatments/{treatment.pk}/sign/", {"version": saved.version}, follow=True)

    assert "Look once more, then sign" in before.content.decode()
    page = answer.content.decode()
    assert "Signed by Noor Haddad" in page
    assert "This record is not what was signed." not in page
    assert "NP-2409-118" in page


def test_an_addendum_stands_beside_it(locked, noor, client_of, by_noor):
    client = client_of(noor)
    typed = {"words": "The right cheek had seven passes.", "once_key": "00000000-0000-4000-8000-000000000000"}

    for _time in range(2):
        answer = client.post(f"/treatments/{locked.pk}/addenda/", typed)

    page = client.get(f"/treatments/{locked.pk}/").content.decode()
    assert answer.status_code == 302
    assert Addendum.objects.count() == 1
    assert "The right cheek had seven passes." in page
    assert queries.is_as_signed(queries.whole().get())


def test_an_unsigned_record_takes_no_addendum_and_an_empty_one_says_nothing(treatment, lot, noor, by_noor):
    with pytest.raises(refusals.NotSignedYet):
        actions.add_addendum(treatment=treatment, words="Too early.", by=by_noor)

    locked = signed(treatment, lot, noor)
    with pytest.raises(refusals.NoWords):
        actions.add_addendum(treatment=locked, words="  ", by=by_noor)


def test_a_change_behind_our_back_is_shown(locked, noor, client_of):
    with guards.lifted(connection):
        TreatedZone.objects.filter(treatment=locked, zone="cheek-left").update(passes=7)

    page = client_of(noor).get(f"/treatments/{locked.pk}/").content.decode()
    assert not queries.is_as_signed(queries.whole().get())
    assert "This record is not what was signed." in page


def test_once_the_patient_is_erased_the_record_claims_nothing(locked, ana, olga, as_staff, noor, client_of):
    people.erase_patient(patient=ana, by=as_staff(olga))

    page = client_of(noor).get(f"/treatments/{locked.pk}/").content.decode()
    assert queries.is_as_signed(queries.whole().get()) is None
    assert "This patient was erased." in page
    assert "Comfortable." not in page


def test_the_api_reads_it_whole(locked, noor, client_of, by_noor):
    actions.add_addendum(treatment=locked, words="Seven passes.", by=by_noor)
    _token, secret = make_token(user=noor.user, name="machine", by=actor_of(noor.user))

    read = client_of(noor).get(f"/api/v1/treatments/{locked.pk}", headers={"Authorization": f"Bearer {secret}"}).json()

    assert [(each["zone"], each["passes"]) for each in read["zones"]] == [("cheek-right", 6), ("cheek-left", 6)]
    assert (read["is_as_signed"], read["digest"]) == (True, locked.digest)
    assert [(each["words"], each["added_by"]) for each in read["addenda"]] == [("Seven passes.", "Noor Haddad")]


def test_days_and_times_are_those_of_the_site(course, consent, lot, noor, client_of, clock, by_noor):
    clock(lisbon_time(2026, 3, 9, 17, 30))
    treatment = begun(course, 1, noor)
    clock(lisbon_time(2026, 4, 1, 0, 30))  # half past eleven, the day before, by UTC
    locked = signed(treatment, lot, noor)
    actions.add_addendum(treatment=locked, words="Signed late.", by=by_noor)

    page = client_of(noor).get(f"/treatments/{locked.pk}/").content.decode()
    assert "Signed by Noor Haddad, 1 April 2026" in page
    assert "Noor Haddad, 1 April 2026 00:30" in page


def test_a_signed_treatment_asks_few_questions_of_the_database(locked, noor, client_of, django_assert_max_num_queries):
    client = client_of(noor)

    with django_assert_max_num_queries(25):
        client.get(f"/treatments/{locked.pk}/")


def test_its_line_on_the_timeline_is_clinical(locked, ana):
    event = queries.events_of(ana.pk)[0]

    assert (event.is_clinical, event.is_done, event.url) == (True, True, f"/treatments/{locked.pk}/")
