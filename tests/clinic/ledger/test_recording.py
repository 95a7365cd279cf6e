"""A deed leaves one line, in its own transaction, without a name in it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction

from basketweave.clinic.ledger.actions import record
from basketweave.clinic.ledger.details import NotForTheLedger
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.vault.actions import make_key

from .conftest import NINE, Somebody

pytestmark = pytest.mark.django_db


def test_a_deed_leaves_one_line_that_says_who_did_what_to_which_record(noor, told):
    key, ana = make_key(), uuid4()

    record(noor, "booked", key, patient_id=ana, session=key.id, needle_length_mm=Decimal("1.50"), lot="LOT-22A")

    line = Line.objects.get()
    assert (line.at, line.deed, line.actor_kind, line.actor_id) == (NINE, "booked", "staff", noor.id)
    assert (line.actor_label, line.subject_kind, line.subject_id) == ("specialist", "vault.key", key.id)
    assert line.patient_id == ana
    assert line.details == {"session": str(key.id), "needle_length_mm": "1.50", "lot": "LOT-22A"}


def test_a_line_stands_or_falls_with_the_deed(noor):
    with transaction.atomic():
        record(noor, "booked")
        transaction.set_rollback(True)

    assert not Line.objects.exists()


@pytest.mark.parametrize(
    "detail",
    ["Ana", "Ana Ferreira", "ana@example.org", "Dr Lind", "+351 21 000 00 00", "fine lines", "né", "x" * 65, "{}", b"1",
     float("nan"), 1e300, object(), {"a": 1}],
)  # fmt: skip
def test_a_detail_that_could_be_a_name_or_a_sentence_is_refused_and_not_repeated(noor, detail):
    with pytest.raises(NotForTheLedger) as refusal:
        record(noor, "booked", reason=detail)

    assert "reason" in str(refusal.value)
    assert str(detail) not in str(refusal.value).replace("days", "")
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    ("detail", "kept"),
    [("session_spacing", "session_spacing"), ("IV", "IV"), ("2026-03-14", "2026-03-14"),
     (date(2026, 3, 14), "2026-03-14"),
     (datetime(2026, 3, 14, 9, tzinfo=UTC), "2026-03-14T09:00:00+00:00"), (3, 3), (True, True), (None, None),
     (1.5, 1.5), (-0.0, 0.0), (["left_cheek", 2], ["left_cheek", 2]), ({"b", "a"}, ["a", "b"]), ("", "")],
)  # fmt: skip
def test_ids_codes_numbers_and_days_are_kept(noor, detail, kept):
    record(noor, "booked", detail=detail)

    assert Line.objects.get().details == {"detail": kept}


@pytest.mark.parametrize("label", ["Dr Lind", "Noor", "", "noor@example.org"])
def test_whoever_acts_is_labelled_by_role_and_never_by_name(label):
    with pytest.raises(NotForTheLedger):
        record(Somebody(label=label), "booked")


def test_a_subject_is_known_by_its_opaque_id_alone(noor):
    with pytest.raises(NotForTheLedger):
        record(noor, "booked", subject_kind="diary.holding", subject_id=7)
