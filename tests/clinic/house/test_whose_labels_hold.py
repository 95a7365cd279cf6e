"""Whose labels and laws hold at a site: a choice, but in the United States, where its own hold."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.house import actions
from basketweave.clinic.house.models import JURISDICTIONS, Site
from basketweave.science.quantities import Jurisdiction

pytestmark = pytest.mark.django_db
SETUP = Actor.job("test")
HOURS = {f"hours_{weekday}": "" for weekday in range(7)}


def opened(country, **more):
    return actions.open_site(name=f"In {country}", zone="Europe/Lisbon", country=country, by=SETUP, **more)


def test_every_jurisdiction_that_was_read_can_be_chosen():
    assert [value for value, _words in JURISDICTIONS] == [each.value for each in Jurisdiction]


@pytest.mark.parametrize(("country", "expected"), [("PT", "not-read"), ("us", "usa"), ("US", "usa")])
def test_a_site_begins_with_the_labels_of_its_country_where_they_were_read(clock, country, expected):
    assert opened(country).jurisdiction == expected


def test_a_site_elsewhere_may_hold_itself_to_the_labels_of_the_usa(client_of, olga, lisbon):
    told = {"name": lisbon.name, "jurisdiction": "usa", **HOURS}

    client_of(olga).post(f"/house/sites/{lisbon.pk}/", told)

    lisbon.refresh_from_db()
    assert lisbon.jurisdiction == "usa"
    assert "labels as cleared by the FDA" in client_of(olga).get(f"/house/sites/{lisbon.pk}/").content.decode()


def test_a_site_in_the_usa_cannot_leave_its_labels(client_of, olga, clock):
    site = opened("US")

    answer = client_of(olga).post(
        f"/house/sites/{site.pk}/", {"name": "Another name", "jurisdiction": "not-read", **HOURS}
    )

    assert answer.status_code == 422
    assert "its labels and laws hold here" in answer.content.decode()
    site.refresh_from_db()
    assert (site.name, site.jurisdiction) == ("In US", "usa")


def test_a_site_is_not_opened_in_the_usa_without_them(client_of, olga, clock):
    told = {"name": "Boston", "zone": "America/New_York", "country": "us", "jurisdiction": "not-read", **HOURS}

    answer = client_of(olga).post("/house/sites/new/", told)

    assert answer.status_code == 422
    assert not Site.objects.filter(name="Boston").exists()
    assert client_of(olga).post("/house/sites/new/", told | {"jurisdiction": "usa"}).status_code == 302


def test_a_jurisdiction_that_nobody_read_is_refused(clock):
    with pytest.raises(ValidationError):
        opened("PT", jurisdiction="eu")


def test_the_database_keeps_the_usa_to_its_labels(lisbon):
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.filter(pk=lisbon.pk).update(country="US")
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.filter(pk=lisbon.pk).update(jurisdiction="eu")
