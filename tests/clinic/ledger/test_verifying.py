"""A changed, removed, inserted or cut-off line is found and named; so is a changed seal or head."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from basketweave.clinic.ledger import heads
from basketweave.clinic.ledger.actions import record, seal
from basketweave.clinic.ledger.models import Line, Seal, SealedLine
from basketweave.clinic.ledger.queries import LONGEST_UNSEALED, Fault, Kind, verify

from .conftest import NINE

pytestmark = pytest.mark.django_db(transaction=True)


def found(**about):
    return Fault(**about) in verify().faults


def test_an_untouched_ledger_is_whole(three_seals):
    verdict = verify()

    assert verdict.is_whole
    assert verdict.faults == ()
    assert (verdict.lines, verdict.seals, verdict.unsealed, verdict.oldest_unsealed_at) == (9, 3, 0, None)
    assert verdict.missing_guards == ()


@pytest.mark.parametrize(
    ("column", "value"),
    [("deed", "'closed'"), ("actor_label", "'owner'"), ("actor_kind", "'job'"), ("patient_id", "NULL"),
     ("actor_id", "NULL"), ("details", "'{\"page\": 7}'"), ("at", "'2026-03-02 08:00:00+00:00'"),
     ("subject_kind", "'x.y'")],
)  # fmt: skip
def test_a_changed_line_is_named(three_seals, by_hand, column, value):
    by_hand(f"UPDATE ledger_line SET {column} = {value} WHERE id = {three_seals[4]}")

    assert verify().faults == (Fault(kind=Kind.CHANGED, line=three_seals[4], seal=2, position=1),)


def test_a_removed_line_is_named(three_seals, by_hand):
    by_hand(f"DELETE FROM ledger_line WHERE id = {three_seals[4]}")

    assert verify().faults == (Fault(kind=Kind.REMOVED, line=three_seals[4], seal=2, position=1),)


def test_a_line_removed_with_its_place_under_the_seal_is_found(three_seals, by_hand):
    gone = three_seals[4]
    by_hand(f"DELETE FROM ledger_sealedline WHERE line_id = {gone}", f"DELETE FROM ledger_line WHERE id = {gone}")

    assert verify().faults == (Fault(kind=Kind.REMOVED, seal=2, position=1), Fault(kind=Kind.SEAL_CHANGED, seal=2))


def test_a_line_removed_and_its_seal_made_shorter_is_found(three_seals, by_hand):
    gone = three_seals[5]
    by_hand(
        f"DELETE FROM ledger_sealedline WHERE line_id = {gone}",
        f"DELETE FROM ledger_line WHERE id = {gone}",
        "UPDATE ledger_seal SET count = 2 WHERE number = 2",
    )

    assert verify().faults == (Fault(kind=Kind.SEAL_CHANGED, seal=2),)


def test_two_lines_that_changed_places_are_found(three_seals, by_hand):
    a, b = three_seals[3:5]
    by_hand(
        f"UPDATE ledger_sealedline SET position = 99 WHERE line_id = {a}",
        f"UPDATE ledger_sealedline SET position = 0 WHERE line_id = {b}",
        f"UPDATE ledger_sealedline SET position = 1 WHERE line_id = {a}",
    )

    assert verify().faults == (Fault(kind=Kind.SEAL_CHANGED, seal=2),)


def copied(line, number):
    columns = [field.column for field in Line._meta.concrete_fields if field.column != "id"]
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO ledger_line (id, {names}) SELECT {number}, {names} FROM ledger_line WHERE id = {line}"


def test_a_line_put_in_behind_the_seals_is_named(three_seals, by_hand, told, noor):
    forged = three_seals[-1] + 50
    by_hand(copied(three_seals[0], forged))
    told(NINE + timedelta(minutes=30))
    record(noor, "opened")
    keep_forged_unsealed(three_seals, forged)

    assert verify().faults == (Fault(kind=Kind.INSERTED, line=forged),)


def keep_forged_unsealed(three_seals, forged):
    """The seal of half past nine, as it is when the forged line comes a moment after it."""
    line = Line.objects.exclude(pk=forged).order_by("id").last()
    from basketweave.clinic.ledger import chain

    before = Seal.objects.order_by("number").last()
    digest = chain.line_digest(line)
    at = NINE + timedelta(minutes=30)
    made = Seal.objects.create(
        number=before.number + 1, previous=before.digest, count=1, sealed_at=at,
        digest=chain.seal_digest(number=before.number + 1, previous=before.digest, sealed_at=at, line_digests=[digest]),
    )  # fmt: skip
    SealedLine.objects.create(line=line, seal=made, position=0, digest=digest)
    heads.append([heads.Head.of(made)])


def test_a_line_put_in_under_an_old_seal_is_named(three_seals, by_hand):
    forged = three_seals[-1] + 50
    digest = SealedLine.objects.get(line_id=three_seals[3]).digest
    by_hand(
        copied(three_seals[3], forged),
        f"INSERT INTO ledger_sealedline (line_id, seal_id, position, digest) VALUES ({forged}, 2, 3, '{digest}')",
    )

    assert found(kind=Kind.INSERTED, line=forged, seal=2, position=3)


def test_a_line_that_takes_the_place_of_another_is_named(three_seals, by_hand):
    forged = three_seals[-1] + 50
    by_hand(
        copied(three_seals[4], forged),
        f"UPDATE ledger_sealedline SET line_id = {forged} WHERE line_id = {three_seals[4]}",
    )

    assert found(kind=Kind.CHANGED, line=forged, seal=2, position=1)


def test_seals_and_lines_cut_off_at_the_end_are_found(three_seals, by_hand):
    by_hand(*cut_off(3, three_seals[6:]))

    assert verify().faults == (Fault(kind=Kind.CUT_OFF, seal=3),)


def test_what_was_cut_off_stays_found_when_sealing_goes_on(three_seals, by_hand, noor, told):
    by_hand(*cut_off(3, three_seals[6:]))
    told(NINE + timedelta(minutes=5))
    record(noor, "opened")
    seal(NINE + timedelta(minutes=5))

    assert verify().faults == (Fault(kind=Kind.HEAD_DIFFERS, seal=3),)


def cut_off(number, lines):
    numbers = ", ".join(map(str, lines))
    return (
        f"DELETE FROM ledger_sealedline WHERE seal_id = {number}",
        f"DELETE FROM ledger_line WHERE id IN ({numbers})",
        f"DELETE FROM ledger_seal WHERE number = {number}",
    )


def test_a_seal_cut_out_of_the_middle_is_found(three_seals, by_hand):
    by_hand(*cut_off(2, three_seals[3:6]))

    assert found(kind=Kind.SEAL_REMOVED, seal=2)
    assert found(kind=Kind.CUT_OFF, seal=2)


def test_a_changed_seal_is_named(three_seals, by_hand):
    by_hand(f"UPDATE ledger_seal SET digest = '{'0' * 64}' WHERE number = 2")

    assert verify().faults == (
        Fault(kind=Kind.CHAIN_BROKEN, seal=3),
        Fault(kind=Kind.SEAL_CHANGED, seal=2),
        Fault(kind=Kind.HEAD_DIFFERS, seal=2),
    )


def test_a_ledger_sealed_anew_with_another_key_is_found(three_seals, monkeypatch):
    monkeypatch.setattr(settings, "LEDGER_KEY", "somebody else's key, somebody else's key")

    kinds = [fault.kind for fault in verify().faults]

    assert kinds.count(Kind.CHANGED) == 9
    assert kinds.count(Kind.SEAL_CHANGED) == 3


def test_heads_cut_off_are_found(three_seals, told):
    kept = heads.path().read_text().splitlines(keepends=True)
    heads.path().write_text("".join(kept[:2]))
    told(NINE + timedelta(minutes=30))

    assert verify().faults == (Fault(kind=Kind.HEAD_MISSING, seal=3),)


def test_heads_that_cannot_be_read_are_found(three_seals):
    with heads.path().open("a") as file:
        file.write("nonsense\n")

    assert verify().faults == (Fault(kind=Kind.HEAD_UNREADABLE),)


def test_a_forged_note_of_a_restore_is_found(three_seals):
    with heads.path().open("a") as file:
        file.write(f"1 {'0' * 64} 2026-03-02T09:00:00.000000+00:00 {'0' * 64}\n")

    assert found(kind=Kind.HEAD_UNREADABLE, seal=1)


def test_lines_may_stay_unsealed_for_a_while_and_it_is_said_for_how_long(three_seals, noor, told):
    told(NINE + timedelta(minutes=3))
    record(noor, "opened")
    told(NINE + timedelta(minutes=3) + LONGEST_UNSEALED)

    verdict = verify()

    assert verdict.is_whole
    assert (verdict.unsealed, verdict.oldest_unsealed_at) == (1, NINE + timedelta(minutes=3))
    assert verdict.longest_unsealed == timedelta(minutes=10)


def test_lines_that_nobody_seals_are_overdue(three_seals, noor, told):
    told(NINE + timedelta(minutes=3))
    line = record(noor, "opened")
    told(NINE + timedelta(minutes=14))

    assert verify().faults == (Fault(kind=Kind.OVERDUE, line=line.pk),)


def test_a_missing_guard_is_said(three_seals):
    from basketweave.clinic.ledger import guards

    with connection.cursor() as cursor:
        cursor.execute(guards.drop_trigger(connection, "ledger_line_append_only__delete", "ledger_line"))

    verdict = verify()
    guards.install(connection)

    assert verdict.missing_guards == ("ledger_line_append_only__delete",)
    assert not verdict.is_whole
