"""Sites and their hours, rooms, devices, lots and the consent text are changed by who manages, and by nobody else."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from basketweave.clinic.access.actor import Actor, Role
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house import actions, queries
from basketweave.clinic.house.models import ConsentText, Device, Lot, Room, Site
from basketweave.clinic.people.models import RoleHeld

pytestmark = pytest.mark.django_db
HOURS = {f"hours_{weekday}": "" for weekday in range(7)}


def test_a_site_is_opened_on_the_page(client_of, olga, clock):
    told = {"name": "Praça", "zone": "Atlantic/Azores", "country": "pt", "jurisdiction": "not-read", **HOURS}

    answer = client_of(olga).post("/house/sites/new/", {**told, "hours_0": "9-13, 14:00–18:30", "hours_5": "10.00-12"})

    site = Site.objects.get(name="Praça")
    assert answer.url == f"/house/sites/{site.pk}/"
    assert [(each.weekday, each.opens, each.closes) for each in queries.hours_of(site)] == [
        (0, time(9), time(13)),
        (0, time(14), time(18, 30)),
        (5, time(10), time(12)),
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("zone", "Europe/Atlantis", "is not a time zone"),
        ("country", "P1", "Two letters"),
        ("hours_0", "nine to five", "Write hours like"),
        ("hours_0", "25:00-26:00", "Write hours like"),
        ("hours_0", "18:00-9:00", "closes before it opens"),
        ("hours_0", "9-12, 11-14", "run into each other"),
        ("name", "Rua do Sol", "one of that name"),
        ("name", "x" * 500, "at most 120"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(client_of, olga, lisbon, field, typed, said):
    good = {"name": "Praça", "zone": "Europe/Lisbon", "country": "PT", "jurisdiction": "not-read", **HOURS}
    told = good | {field: typed}

    answer = client_of(olga).post("/house/sites/new/", told)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Site.objects.count() == 1


def test_a_zone_that_is_none_is_refused_past_the_page_too(clock):
    with pytest.raises(ValidationError):
        actions.open_site(name="Nowhere", zone="Mars/Olympus", country="PT", by=Actor.job("test"))


def test_hours_are_changed_and_kept_where_the_change_was_refused(client_of, olga, lisbon):
    told = {"name": lisbon.name, "jurisdiction": "not-read", **HOURS, "hours_2": "8:00–20:00"}
    client_of(olga).post(f"/house/sites/{lisbon.pk}/", told)
    assert [(each.weekday, each.opens) for each in queries.hours_of(lisbon)] == [(2, time(8))]

    answer = client_of(olga).post(f"/house/sites/{lisbon.pk}/", {**told, "hours_2": "20:00–8:00"})
    assert answer.status_code == 422
    assert queries.hours_of(lisbon).count() == 1


def test_what_stands_in_a_site_is_added_and_retired_on_its_page(client_of, olga, lisbon):
    browser, address = client_of(olga), f"/house/sites/{lisbon.pk}/"

    browser.post(f"{address}rooms/", {"room-name": "Room 7"})
    pen = {"device-name": "Pen Z", "device-kind": "pen", "device-needles": "16", "device-longest_needle_mm": "2.5"}
    browser.post(f"{address}devices/", pen)
    browser.post(f"{address}lots/", {"lot-product": "Tip", "lot-number": "A1", "lot-expires_on": "2027-01-31"})
    page = browser.get(address).content.decode()
    assert all(words in page for words in ("Room 7", "Pen Z", "16 × 2.50 mm", "A1"))

    browser.post(f"/house/rooms/{Room.objects.get().pk}/retire/")
    browser.post(f"/house/devices/{Device.objects.get().pk}/retire/")
    browser.post(f"/house/lots/{Lot.objects.get().pk}/recall/")
    assert not queries.rooms(lisbon)
    assert not queries.devices(lisbon)
    assert not queries.lots_in_date(lisbon, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("where", "told", "said"),
    [
        ("rooms", {"room-name": "Room 1"}, "one of that name"),
        ("rooms", {"room-name": ""}, "required"),
        ("devices", {"device-name": "P", "device-kind": "laser", "device-needles": "9"}, "not one of the available"),
        ("devices", {"device-name": "P", "device-kind": "pen", "device-longest_needle_mm": "NaN"}, "Enter a number"),
        ("lots", {"lot-product": "T", "lot-number": "A", "lot-expires_on": "31 February"}, "valid date"),
        ("lots", {"lot-product": "T", "lot-number": "A", "lot-expires_on": "9999-12-31"}, "look at the year"),
    ],
)
def test_a_mistake_is_said_beside_the_field(client_of, olga, lisbon, room, where, told, said):
    answer = client_of(olga).post(f"/house/sites/{lisbon.pk}/{where}/", told)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_lot_is_good_until_its_day(lisbon, lot):
    assert list(queries.lots_in_date(lisbon, lot.expires_on)) == [lot]
    assert list(queries.lots_in_date(lisbon, date(2028, 1, 2))) == []


def test_a_changed_text_is_a_new_one(client_of, olga, clock):
    browser = client_of(olga)
    for text in ("You can say no.", "You can say no.\r\n", "You can always say no."):
        browser.post("/house/text/", {"language": "en", "title": "Consent", "text": text})

    first, second = ConsentText.objects.order_by("text").reverse()
    assert (first.text, second.text) == ("You can say no.", "You can always say no.")
    assert first.replaced_at
    assert queries.consent_text("pt") == second  # the English one, where there is none in the patient's language


def test_a_text_for_every_site_says_by_which_clock_its_day_is_meant(client_of, olga, clock):
    actions.publish_consent_text(language="en", title="Consent", text="You can say no.", by=Actor.job("test"))

    assert "since 2 March 2026 UTC" in client_of(olga).get("/house/").content.decode()


def test_who_manages_one_site_changes_that_one_only(lisbon, berlin, mira, as_staff, client_of):
    RoleHeld.objects.create(staff=mira, role=Role.OWNER, site=lisbon, since=mira.user.joined_at)

    assert client_of(mira).get(f"/house/sites/{lisbon.pk}/").status_code == 200
    assert client_of(mira).get(f"/house/sites/{berlin.pk}/").status_code == 404
    with pytest.raises(PermissionRefused):
        actions.add_room(site=berlin, name="Room 1", by=as_staff(mira))
    with pytest.raises(PermissionRefused):
        actions.publish_consent_text(language="en", title="Mine", text="Mine", by=as_staff(mira))


@pytest.mark.parametrize("who", ["mira", "dr_lind", "omar"])
def test_others_see_nothing_of_it(request, who, client_of, lisbon, as_staff):
    one = request.getfixturevalue(who)

    assert client_of(one).get("/house/").status_code == 403
    with pytest.raises(PermissionRefused):
        actions.add_device(
            site=lisbon, name="Pen", kind="pen", needles=1, longest_needle_mm=Decimal("1"), by=as_staff(one)
        )
