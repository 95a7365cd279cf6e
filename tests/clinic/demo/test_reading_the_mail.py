"""The demo's mailbox: what was sent can be read and followed, and nothing else of the folder."""

from email.message import EmailMessage
from http import HTTPStatus

import pytest
from django.test import Client

from basketweave.clinic.demo.mails import LARGEST, mails, pieces

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/link/s3cret/"


@pytest.fixture
def sent(demo):
    """Puts a mail into the folder, as the clinic does."""

    def put(
        name="one",
        *,
        to="ana@example.org",
        subject="Your request",
        body=f"Dear Ana,\n\n{LINK}\n\nBye.",
        day="02 Mar 2026",
    ):
        demo.mkdir(exist_ok=True)
        message = EmailMessage()
        message["To"], message["Subject"] = to, subject
        message["Date"] = f"{day} 09:00:00 +0000"
        message.set_content(body)
        (demo / f"{name}.eml").write_bytes(message.as_bytes())

    return put


def test_mail_is_shown_newest_first_and_its_link_can_be_followed(sent):
    sent("one", subject="The first")
    sent("two", subject="The second", day="03 Mar 2026")

    page = Client().get("/demo/mail/")

    assert page.status_code == HTTPStatus.OK
    text = page.content.decode()
    assert text.index("The second") < text.index("The first")
    assert '<a href="/link/s3cret/">http://127.0.0.1:8000/link/s3cret/</a>' in text


def test_mail_to_one_address_can_be_picked(sent):
    sent("one", to="ana@example.org", subject="To Ana")
    sent("two", to="wei@example.org", subject="To Wei")

    text = Client().get("/demo/mail/", {"to": "wei@example.org"}).content.decode()

    assert "To Wei" in text
    assert "To Ana" not in text


def test_many_mails_come_in_pages(sent):
    for number in range(25):
        sent(f"mail-{number:02}", subject=f"Number {number:02}")

    first, last = Client().get("/demo/mail/"), Client().get("/demo/mail/", {"page": "2"})

    assert first.content.decode().count("<article") == 20
    assert last.content.decode().count("<article") == 5


@pytest.mark.parametrize("page", ["", "0", "-1", "99", "x", "<script>"])
def test_no_page_number_is_an_error(sent, page):
    sent()

    assert Client().get("/demo/mail/", {"page": page}).status_code == HTTPStatus.OK


def test_a_mailbox_without_mail_says_so(demo):
    assert "No mail yet" in Client().get("/demo/mail/").content.decode()


def test_a_real_clinic_has_no_such_page(sent, settings):
    sent()
    settings.IS_DEMO = False

    assert Client().get("/demo/mail/").status_code == HTTPStatus.NOT_FOUND


def test_words_of_a_mail_are_never_markup(sent):
    sent(subject="<script>alert(1)</script>", body='<img src="x" onerror="alert(1)"> http://h/"onclick="x')

    text = Client().get("/demo/mail/").content.decode()

    assert "<script>alert" not in text
    assert "<img src=" not in text
    assert 'onclick="x' not in text


def test_files_that_are_no_mails_are_passed_over(sent, demo, tmp_path):
    sent("one")
    secret = tmp_path / "secret.eml"
    secret.write_text("Subject: elsewhere\n\nnot ours")
    (demo / "linked.eml").symlink_to(secret)
    (demo / ".draft.eml").write_text("Subject: half written\n\n")
    (demo / "notes.txt").write_text("Subject: notes\n\n")
    (demo / "folder.eml").mkdir()
    (demo / "large.eml").write_bytes(b"Subject: large\n\n" + b"x" * LARGEST)

    assert [mail.id for mail in mails()] == ["one"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00\x01",
        b"no header at all",
        b"Date: yesterday\nTo:\nSubject: =?utf-8?q?=ZZ?=\n\nhello",
        b"Content-Type: text/plain; charset=unheard-of\n\nhello",
        b"Content-Type: image/png\n\nhello",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello",
        b"To: <<<>>>, a@\nFrom: ()\n\nhello",
    ],
)
def test_a_strange_file_is_no_error(demo, content):
    demo.mkdir()
    (demo / "strange.eml").write_bytes(content)

    assert Client().get("/demo/mail/").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("http://127.0.0.1:8000/link/abc/", "/link/abc/"),
        ("https://clinic.example/accounts/x/?y=1", "/accounts/x/?y=1"),
        ("http://here//elsewhere.example/x", "/elsewhere.example/x"),
        ("http://here/\\elsewhere.example", "/elsewhere.example"),
        ("http://[broken/x", ""),
    ],
)
def test_an_address_leads_to_this_server_and_to_no_other(address, path):
    found = [piece for piece in pieces(f"See {address} please.") if piece.words == address]

    assert [piece.path for piece in found] == [path]


def test_words_around_an_address_stay_as_they_are():
    assert "".join(piece.words for piece in pieces(f"Here: {LINK}. And {LINK}\n")) == f"Here: {LINK}. And {LINK}"
