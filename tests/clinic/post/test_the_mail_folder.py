"""In a folder, one message id is one file, however often it is delivered."""

import os
import stat
from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMessage

from basketweave.clinic.post.mail import FolderBackend


@pytest.fixture
def folder(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path / "mail"


def mail(body: str, message_id: str | None = "<0001@localhost>") -> EmailMessage:
    headers = {"Message-ID": message_id} if message_id else {}
    return EmailMessage("Your plan", body, "clinic@localhost", ["ana@example.org"], headers=headers)


def test_a_second_delivery_doubles_nothing(folder):
    backend = FolderBackend()

    assert backend.send_messages([mail("first")]) == 1
    assert backend.send_messages([mail("second")]) == 1

    assert [file.name for file in folder.iterdir()] == ["0001.eml"]
    assert "first" in (folder / "0001.eml").read_text()


def test_a_draft_that_a_killed_worker_left_is_written_anew(folder):
    folder.mkdir()
    (folder / ".0001.draft").write_text("half a ma")

    FolderBackend().send_messages([mail("whole")])

    assert [file.name for file in folder.iterdir()] == ["0001.eml"]
    assert message_from_bytes((folder / "0001.eml").read_bytes(), policy=policy.default).get_content() == "whole"


def test_half_a_mail_is_never_seen(folder, monkeypatch):
    def die(_file):
        raise OSError("the power went")

    monkeypatch.setattr(os, "fsync", die)
    with pytest.raises(OSError, match="power"):
        FolderBackend().send_messages([mail("half")])

    assert not list(folder.glob("*.eml"))


def test_only_the_owner_may_read_it(folder):
    FolderBackend().send_messages([mail("private")])

    assert stat.S_IMODE((folder / "0001.eml").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_message_id_cannot_leave_the_folder(folder):
    FolderBackend().send_messages([mail("outside?", "<../../outside@localhost>")])

    assert [file.parent for file in folder.rglob("*.eml")] == [folder]


def test_mail_without_an_id_gets_its_own(folder):
    FolderBackend().send_messages([mail("one", None), mail("two", None)])

    assert len(list(folder.glob("*.eml"))) == 2
