"""The record is kept zone by zone, half-finished if need be; a lot that may not be used is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest

from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.house.models import Lot
from basketweave.clinic.plan.refusals import DeviceNotForThis, NeedleTooLong
from basketweave.clinic.shell.clock import now
from basketweave.clinic.treat import actions, queries, refusals
from basketweave.clinic.treat.queries import ZoneRecord
from tests.clinic.treat.builders import what_was_done

pytestmark = pytest.mark.django_db


def typed(treatment, stock, **other):
    return {
        "device": "Pen A",
        "lot": str(stock),
        "begun": "10:00",
        "ended": "10:40",
        "anaesthetic": "Lidocaine 4%",
        "on_the_skin": "Saline",
        "reaction": "",
        "notes": "",
        "version": treatment.version,
        "length_cheek-left": "1.50",
        "passes_cheek-left": "6",
        "endpoint_cheek-left": "erythema",
        "because_cheek-left": "",
        "length_cheek-right": "1.25",
        "passes_cheek-right": "8",
        "endpoint_cheek-right": "pinpoint-bleeding",
        "because_cheek-right": "",
    } | other


def reread(treatment):
    return queries.whole().get(pk=treatment.pk)


def test_everything_that_was_done_is_kept(treatment, lot, by_noor):
    actions.save(treatment=treatment, version=treatment.version, by=by_noor, **what_was_done(treatment, lot))

    kept = reread(treatment)
    assert (kept.lot, kept.anaesthetic, kept.notes) == (lot, "Lidocaine 4% cream, on 09:15, off 09:55.", "Comfortable.")
    assert [(each.zone, each.passes, each.endpoint) for each in queries.zone_records(kept)] == [
        ("cheek-right", 6, "erythema"),
        ("cheek-left", 6, "erythema"),
    ]


def test_it_may_be_half_finished(treatment, noor, client_of, lot):
    answer = client_of(noor).post(
        f"/treatments/{treatment.pk}/",
        typed(treatment, lot, **{"lot": "", "ended": "", "passes_cheek-left": "", "endpoint_cheek-left": ""}),
    )

    kept = reread(treatment)
    assert answer.status_code == 302
    assert (kept.lot, kept.ended_at) == (None, None)
    assert queries.zone_records(kept)[0].needle_length_mm == Decimal("1.25")


def test_the_page_saves_by_the_clock_on_the_wall(treatment, noor, client_of, lot):
    client_of(noor).post(f"/treatments/{treatment.pk}/", typed(treatment, lot))

    kept = reread(treatment)
    assert kept.begun_at == treatment.begun_at
    assert kept.ended_at == treatment.begun_at + timedelta(minutes=40)
    assert kept.lot == lot


def test_a_zone_may_be_left_out_with_a_reason(treatment, lot, by_noor):
    zones = [
        ZoneRecord(zone="cheek-left", needle_length_mm=Decimal("1.50"), passes=6, endpoint="erythema"),
        ZoneRecord(zone="cheek-right", needle_length_mm=Decimal("1.50"), left_out_because="Fresh graze."),
    ]

    actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, zones=zones))

    assert [each.zone for each in treatment.zones.all()] == ["cheek-left"]
    assert queries.zone_records(reread(treatment))[0].left_out_because == "Fresh graze."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"expires_on": "2026-03-08"}, "Lot NP-2409-118 expired on 8 March 2026."),
        ({"recalled_at": "2026-03-01T00:00Z"}, "Lot NP-2409-118 was recalled."),
    ],
    ids=["expired", "recalled"],
)
def test_a_lot_that_may_not_be_used_is_refused_beside_the_field(
    treatment, lot, by_noor, noor, client_of, changes, sentence
):
    Lot.objects.filter(pk=lot.pk).update(**changes)

    answer = client_of(noor).post(f"/treatments/{treatment.pk}/", typed(treatment, lot))

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["lot"][0]
    assert 'value="10:40"' in answer.content.decode()
    assert reread(treatment).lot is None


def test_a_lot_still_good_on_its_last_day(treatment, lot, by_noor):
    Lot.objects.filter(pk=lot.pk).update(expires_on=treatment.day)
    lot.refresh_from_db()

    assert actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot)).lot == lot


def test_lot_and_device_are_of_this_site(treatment, lot, pen, berlin, by_noor):
    there = Lot.objects.create(site=berlin, product="Pen cartridge 12", number="B-1", expires_on=lot.expires_on)
    with pytest.raises(refusals.LotRefused):
        actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, there))

    pen.retired_at = now()
    pen.save()
    with pytest.raises(DeviceNotForThis):
        actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, device=pen))


def test_no_needle_is_longer_than_the_device_is_labelled_for(treatment, lot, noor, by_noor, client_of):
    answer = client_of(noor).post(
        f"/treatments/{treatment.pk}/", typed(treatment, lot, **{"length_cheek-left": "1.75"})
    )

    assert list(answer.context["form"].errors) == ["length_cheek-left"]
    too_long = [ZoneRecord(zone="cheek-left", needle_length_mm=Decimal("1.51"), passes=6, endpoint="erythema")]
    with pytest.raises(NeedleTooLong):
        actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, zones=too_long))


def test_it_does_not_end_before_it_began(treatment, lot, noor, client_of):
    answer = client_of(noor).post(f"/treatments/{treatment.pk}/", typed(treatment, lot, ended="09:00"))

    assert list(answer.context["form"].errors) == ["ended"]


def test_a_stale_form_shows_both_and_saves_nothing(treatment, lot, noor, client_of, by_noor):
    actions.save(treatment=treatment, version=None, by=by_noor, **what_was_done(treatment, lot, notes="Hers."))

    answer = client_of(noor).post(f"/treatments/{treatment.pk}/", typed(treatment, lot, notes="Mine."))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<td>Hers.</td><td>Mine.</td>" in page
    assert reread(treatment).notes == "Hers."
    with pytest.raises(StaleRecord):
        actions.save(treatment=treatment, version=1, by=by_noor, **what_was_done(treatment, lot))


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_nobody_else_writes_or_reads_it(treatment, lot, request, as_staff, client_of, who):
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionRefused):
        actions.save(treatment=treatment, version=None, by=as_staff(person), **what_was_done(treatment, lot))
    assert client_of(person).get(f"/treatments/{treatment.pk}/").status_code in (403, 404)


@pytest.mark.parametrize(
    "wrong", [{"passes_cheek-left": "0"}, {"length_cheek-left": "x"}, {"begun": "25:00"}, {"lot": "none such"}]
)
def test_bad_input_is_said_beside_its_field(treatment, lot, noor, client_of, wrong):
    answer = client_of(noor).post(f"/treatments/{treatment.pk}/", typed(treatment, lot, **wrong))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)
