"""Where everybody stands: bounded queries, each site by its own calendar, in words that the desk may read."""

from datetime import UTC, date, datetime

import pytest

from basketweave.clinic.access.actor import Role
from basketweave.clinic.journey import queries
from basketweave.clinic.people.models import Due, Episode, RoleHeld, Step
from tests.clinic.doors.world import SECRETS
from tests.clinic.journey.conftest import A_MONDAY, stands

pytestmark = pytest.mark.django_db
SUNDAY, TUESDAY = date(2026, 3, 1), date(2026, 3, 3)


def names(board):
    return [row.episode.patient.name for column in board.columns for row in column.rows]


def test_urgent_comes_first_then_what_is_due_first(lisbon, mira, as_staff):
    stands(lisbon, "today", Step.HEAL, Due.CHECK_IN)
    stands(lisbon, "late", Step.HEAL, Due.CHECK_IN, SUNDAY)
    stands(lisbon, "urgent", Step.HEAL, Due.CALL, TUESDAY, is_urgent=True)

    board = queries.board(as_staff(mira))

    assert names(board) == ["urgent", "late", "today"]
    heal = next(column for column in board.columns if column.step == Step.HEAL)
    assert (heal.count, heal.late, heal.urgent) == (3, 1, 1)
    assert [row.days_late for row in heal.rows] == [0, 1, 0]


def test_who_is_done_stands_nowhere(lisbon, mira, as_staff):
    stands(lisbon, "done", Step.DONE, Due.NOTHING, None, closed_at=datetime(2026, 3, 1, tzinfo=UTC))

    assert queries.board(as_staff(mira)).everybody == 0


@pytest.mark.parametrize(("only", "shown"), [("", {"a", "b", "c"}), ("late", {"a"}), ("today", {"b"})])
def test_a_part_of_the_board_leaves_the_totals_as_they_are(lisbon, mira, as_staff, only, shown):
    for name, day in (("a", SUNDAY), ("b", A_MONDAY), ("c", TUESDAY)):
        stands(lisbon, name, due_day=day)

    board = queries.board(as_staff(mira), only=only)

    assert set(names(board)) == shown
    assert (board.count, board.everybody, board.late, board.today) == (len(shown), 3, 1, 1)


def test_mine_is_what_is_mine(lisbon, noor, client_of):
    stands(lisbon, "hers", owner=noor)
    stands(lisbon, "nobodys")

    said = client_of(noor).get("/board/?only=mine").content.decode()

    assert "hers" in said
    assert "nobodys" not in said


def test_today_is_each_sites_own(lisbon, berlin, mira, as_staff, clock):
    lisbon.zone = "America/Los_Angeles"
    lisbon.save()
    RoleHeld.objects.create(staff=mira, role=Role.DESK, site=berlin, since=datetime(2026, 3, 1, tzinfo=UTC))
    stands(lisbon, "west", due_day=A_MONDAY)
    stands(berlin, "east", due_day=A_MONDAY)
    clock(datetime(2026, 3, 3, 6, 0, tzinfo=UTC))  # Tuesday in Berlin, Monday evening in the west

    assert names(queries.board(as_staff(mira), only="late")) == ["east"]
    assert names(queries.board(as_staff(mira), only="today")) == ["west"]


def test_one_site_or_all_of_mine_and_never_another(lisbon, berlin, mira, olga, as_staff):
    stands(lisbon, "west")
    stands(berlin, "east")

    assert names(queries.board(as_staff(mira))) == ["west"]
    assert names(queries.board(as_staff(mira), site_id=berlin.pk)) == []
    assert sorted(names(queries.board(as_staff(olga)))) == ["east", "west"]
    assert names(queries.board(as_staff(olga), site_id=berlin.pk)) == ["east"]


def test_a_long_column_says_how_many_more_and_opens(lisbon, mira, client_of):
    for number in range(11):
        stands(lisbon, f"patient {number}")
    client = client_of(mira)

    assert "3 more" in client.get("/board/").content.decode()
    assert client.get("/board/?step=consult").content.decode().count("<b>patient") == 11


def test_the_number_of_queries_does_not_grow_with_the_rows(lisbon, mira, client_of, django_assert_max_num_queries):
    client = client_of(mira)
    for step, due in ((Step.CONSULT, Due.CONSULTATION), (Step.HEAL, Due.CHECK_IN), (Step.TREAT, Due.SESSION)):
        for number in range(20):
            stands(lisbon, f"patient {number}", step, due)

    with django_assert_max_num_queries(16):
        client.get("/board/")


def test_the_board_itself_asks_three_times(lisbon, mira, as_staff, django_assert_num_queries):
    for number in range(12):
        stands(lisbon, f"patient {number}", Step.HEAL, Due.CHECK_IN)
    actor = as_staff(mira)

    with django_assert_num_queries(3):  # the sites, the counts, the rows
        names(queries.board(actor))


def test_it_says_nothing_clinical(world, mira, dr_lind, client_of):
    for person in (mira, dr_lind):
        said = client_of(person).get("/board/").content.decode()
        assert "Ana Maria de Souza" in said
        for secret in (*SECRETS, "scar", "cheek", "yellow", "Goodman"):
            assert secret not in said


def test_a_call_leads_the_specialist_to_the_task_and_the_desk_to_the_number(world, mira, noor, client_of):
    episode = Episode.objects.get(pk=world.ids["episode_id"])
    assert episode.is_urgent

    for person, page in ((noor, f"/tasks/{world.ids['task_id']}/"), (mira, f"/patients/{episode.patient_id}/")):
        client = client_of(person)
        assert f"/episodes/{episode.pk}/next/" in client.get("/board/").content.decode()
        assert client.get(f"/episodes/{episode.pk}/next/")["Location"] == page


@pytest.mark.parametrize(
    "address", ["?site=zq&only=zq&step=zq", "?site=%00", "?step=done", "?only=" + "x" * 5000, "?site=&only=&step="]
)
def test_what_cannot_be_understood_is_as_if_it_were_not_there(lisbon, mira, client_of, address):
    stands(lisbon, "somebody")

    page = client_of(mira).get(f"/board/{address}")

    assert page.status_code == 200
    assert "somebody" in page.content.decode()


def test_omar_is_refused(omar, client_of):
    assert client_of(omar).get("/board/").status_code == 403


def test_an_empty_board_says_so(lisbon, mira, client_of):
    assert "Nobody stands here." in client_of(mira).get("/board/").content.decode()
