"""What `make bench` prints: a table, then one line that a machine can read."""

import json

import pytest

from bench.report import Figure, report

pytestmark = pytest.mark.once


def test_the_last_line_is_one_json_object_with_every_target(capsys):
    code = report([Figure(name="board_server_ms", value=41.25, target=150), Figure(name="pages", value=3, target=4)])

    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert code == 0
    assert last["targets"]["board_server_ms"] == {"value": 41.25, "target": 150, "met": True}


def test_a_missed_target_is_said_and_ends_badly(capsys):
    code = report(
        [Figure(name="queries_max", value=26, target=25), Figure(name="hits", value=9, target=5, at_least=True)]
    )

    table = capsys.readouterr().out
    assert code == 1
    assert "MISSED queries_max" in table
    assert "met    hits" in table


def test_nothing_measured_is_no_success():
    with pytest.raises(ValueError, match="Nothing"):
        report([])
