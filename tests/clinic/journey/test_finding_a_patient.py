"""A patient is found by part of a name in any script, by telephone as it was told, by address or birthday."""

from datetime import date
from urllib.parse import quote

import pytest

from basketweave.clinic.journey import queries
from basketweave.clinic.people.models import Patient
from tests.clinic.journey.conftest import stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def mira_finds(mira, as_staff):
    def find(words):
        return [patient.name for patient in queries.search(as_staff(mira), words)]

    return find


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana Maria de Souza", "maria"),
        ("Ana Maria de Souza", "  de   souza "),
        ("Élodie Ñuñez", "élodie"),
        ("Élodie Ñuñez", "ÑUÑEZ"),
        ("Иван Петров", "петр"),
        ("王小明", "小明"),
        ("محمد علي", "علي"),
        ("Ørsted", "ør"),
        ("O’Brien", "o’b"),
        ("100% Cotton_x", "100%"),
    ],
)
def test_by_part_of_a_name_in_any_script(lisbon, mira_finds, name, words):
    stands(lisbon, name)
    stands(lisbon, "Nobody Else")

    assert mira_finds(words) == [name]


@pytest.mark.parametrize("words", ["912345678", "912 345", "+351 912-345-678", "00351912345678", "(912) 345.678"])
def test_by_telephone_as_it_is_told(lisbon, mira_finds, words):
    stands(lisbon, "Bela")

    assert mira_finds(words) == ["Bela"]


@pytest.mark.parametrize("words", ["1990-05-31", "31.05.1990", "31/5/1990"])
def test_by_birthday(lisbon, mira_finds, words):
    episode = stands(lisbon, "Bela")
    Patient.objects.filter(pk=episode.patient_id).update(born_on=date(1990, 5, 31))

    assert mira_finds(words) == ["Bela"]


def test_by_address(ana, mira_finds):
    assert mira_finds("ANA@example") == [ana.name]


def test_nothing_typed_shows_the_newest(ana, lisbon, mira_finds):
    assert mira_finds("   ") == [ana.name]


def test_not_of_another_site(ana, dr_weiss, as_staff):
    assert list(queries.search(as_staff(dr_weiss), "Ana")) == []


def test_somebody_with_two_episodes_is_found_once(ana, lisbon, mira_finds):
    ana.episodes.create(site=lisbon, opened_at=ana.entered_at, due_day=date(2026, 3, 2))

    assert mira_finds("Ana") == [ana.name]


def test_nobody_found_is_said(ana, mira, client_of):
    assert "Nobody found for “zq”" in client_of(mira).get("/patients/?q=zq").content.decode()


@pytest.mark.parametrize(
    "words", ["x" * 100_0, "\0", "a\0b", "%", "'", "\\", "<b>", "२०२६", "²³¹¹", "🙂" * 100, "9999-99-99"]
)
def test_no_junk_breaks_it(ana, mira, client_of, words):
    assert client_of(mira).get(f"/patients/?q={quote(words)}").status_code == 200


def test_omar_finds_nobody(omar, client_of):
    assert client_of(omar).get("/patients/?q=a").status_code == 403
