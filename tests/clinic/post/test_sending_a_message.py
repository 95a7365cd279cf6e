"""A message goes out once, is sealed while it waits, and is dropped when its patient is erased."""

import logging
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction

from basketweave.clinic.post.actions import NoAddress, NotACode, send, try_again
from basketweave.clinic.post.models import Message
from basketweave.clinic.post.queries import alarm
from basketweave.clinic.shell.clock import now
from basketweave.clinic.shell.logs import JsonFormatter
from basketweave.clinic.vault import erasures
from basketweave.clinic.vault.actions import destroy_key
from basketweave.clinic.vault.restoring import Command

pytestmark = pytest.mark.django_db
MAIL = {"kind": "reminder", "to": "ana@example.org", "subject": "Dear Ana", "body": "Your cheek heals well."}


@pytest.fixture
def mail(anas_key):
    """Sends Ana her reminder, varied as the test likes."""
    return lambda **changes: send(**{"key": anas_key, "once_key": "reminder:1", **MAIL, **changes})


@pytest.fixture
def broken_server(monkeypatch):
    def refuse(self, messages):
        raise SMTPServerDisconnected("ana@example.org: try again")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def test_a_message_goes_out_once_under_an_id_that_stays(mail, work, mailoutbox):
    message = mail()

    work()
    work(after=timedelta(days=1))

    sent = mailoutbox[0]
    assert len(mailoutbox) == 1
    assert (sent.to, sent.subject, sent.body) == (["ana@example.org"], "Dear Ana", "Your cheek heals well.")
    assert sent.message()["Message-ID"] == f"<{message.id}@localhost>"
    message.refresh_from_db()
    assert message.sent_at is not None


def test_the_same_once_key_is_the_same_message(mail, work, mailoutbox):
    first = mail()
    second = mail(subject="Dear Ana, again")

    work()

    assert first == second
    assert [sent.subject for sent in mailoutbox] == ["Dear Ana"]


def test_a_deed_that_is_rolled_back_sends_nothing(mail, work, mailoutbox):
    with transaction.atomic():
        mail()
        transaction.set_rollback(True)

    work()

    assert not Message.objects.exists()
    assert not mailoutbox


def test_a_message_waits_until_it_is_due(mail, work, mailoutbox):
    mail(due_at=now() + timedelta(hours=1))

    work(after=timedelta(minutes=59))
    assert not mailoutbox

    work(after=timedelta(minutes=61))
    assert len(mailoutbox) == 1


def test_address_and_words_are_sealed_in_the_database(mail):
    message = mail()

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM post_message")
        row = b" ".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in cursor.fetchone())

    assert str(message.id).replace("-", "").encode() in row.replace(b"-", b"")  # it is the row that we mean
    for secret in (b"ana@example.org", b"Ana", b"cheek"):
        assert secret not in row
    assert Message.objects.get().body == "Your cheek heals well."


def test_after_an_erasure_an_unsent_message_is_dropped(mail, anas_key, work, mailoutbox):
    mail(due_at=now() + timedelta(hours=1))
    destroy_key(anas_key, now())

    work(after=timedelta(hours=2))

    message = Message.objects.get()
    assert not mailoutbox
    assert message.is_dropped
    assert message.sent_at is None
    assert alarm(now()) is None


def test_mail_to_staff_is_sealed_without_a_patients_key(mail, work, mailoutbox):
    mail(key=None, to="mira@example.org")

    work()

    assert mailoutbox[0].to == ["mira@example.org"]


def test_a_mail_server_that_is_down_is_tried_again(mail, work, mailoutbox, broken_server, monkeypatch):
    mail()
    work()
    assert Message.objects.get().sent_at is None

    monkeypatch.undo()
    work(after=timedelta(seconds=16))

    assert Message.objects.get().sent_at is not None


def test_a_message_that_never_goes_out_is_given_up_after_a_day_and_raises_the_alarm(mail, work, broken_server):
    message = mail()

    for _ in range(Message.MOST_ATTEMPTS):
        work(after=message.next_try_at - message.due_at)
        message.refresh_from_db()

    assert message.failed_at - message.due_at > timedelta(hours=20)
    assert alarm(now()).messages.given_up == 1


def test_neither_the_row_nor_the_log_repeats_what_the_mail_server_said(mail, work, broken_server, caplog):
    message = mail()

    with caplog.at_level(logging.DEBUG):
        work()

    message.refresh_from_db()
    told = " ".join(JsonFormatter().format(line) for line in caplog.records)
    assert message.last_error == "SMTPServerDisconnected"
    assert str(message.id) in told
    assert "ana@" not in told
    assert "Ana" not in told


def test_a_subject_of_two_lines_becomes_one_and_adds_no_header(mail, work, mailoutbox):
    mail(subject="Dear Ana\r\nBcc: omar@example.org")

    work()

    assert mailoutbox[0].message()["Bcc"] is None
    assert mailoutbox[0].subject == "Dear Ana Bcc: omar@example.org"


def test_a_message_without_an_address_is_refused(mail):
    with pytest.raises(NoAddress):
        mail(to=" ")


def test_a_once_key_holds_no_words(mail):
    with pytest.raises(NotACode):
        mail(once_key="reminder for Ana")


def test_a_restored_clinic_sends_by_itself_nothing_that_may_have_gone_out(mail, work, mailoutbox):
    waiting, later = mail(), mail(once_key="reminder:2", due_at=now() + timedelta(days=1))

    for follow in erasures.followers():
        follow([])
    work(after=timedelta(hours=1))
    assert not mailoutbox
    assert alarm(now()).messages.given_up == 1  # a person decides

    try_again(errand=waiting, by=Command())
    work(after=timedelta(hours=1))
    assert len(mailoutbox) == 1

    work(after=timedelta(days=1))
    later.refresh_from_db()
    assert later.sent_at is not None  # due after the restore: nobody sent it before
