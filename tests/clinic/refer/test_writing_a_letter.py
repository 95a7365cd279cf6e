"""A referral letter names the receiver, what was found and why; it is kept encrypted and never changed."""

import pytest
from django.db import IntegrityError, transaction

from basketweave.clinic.access.actions import make_token
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.ledger.models import Line
from basketweave.clinic.refer import actions, queries
from basketweave.clinic.refer.letter import letter_of
from basketweave.clinic.refer.models import ReferralLetter
from basketweave.clinic.refer.refusals import CannotBeSet, LeadsNowhere, NobodyToWriteTo
from tests.clinic.refer.conftest import WHY

pytestmark = pytest.mark.django_db
SCAR_CLINIC = "Dr Amaral\nScar clinic, Hospital do Norte"


@pytest.fixture
def decision(needling, examined):
    return actions.decide(**needling | {"choice": "elsewhere", "treatments": ["scar-clinic"]})


@pytest.fixture
def typed():
    return {"receiver": SCAR_CLINIC, "words": "Thank you.", "once_key": "9b2a6f7e-53b0-4dd6-a7e9-0b8a3c6f1a16"}


def words_of(letter):
    return "\n".join(
        [letter.title, *letter.receiver, *letter.closing]
        + [
            line
            for part in letter.parts
            for line in (part.heading, *part.paragraphs, *part.points, *(" | ".join(row) for row in part.rows))
        ]
    )


def test_the_letter_names_the_receiver_the_grades_and_the_reasons(decision, dr_lind):
    letter = letter_of(decision, receiver=SCAR_CLINIC, words="Thank you.", written_by=dr_lind)

    assert letter.receiver == ("Dr Amaral", "Scar clinic, Hospital do Norte")
    told = words_of(letter)
    for expected in (
        "Referral of Ana Maria de Souza",
        "Born on",
        "Thank you.",
        WHY,
        "Goodman & Baron qualitative scar grade, version 1",
        "3 of 4, Moderate",
        "phototype 3",
        "Dr Lind",
    ):
        assert expected in told
    named = {option["treatment"]: option for option in decision.recommendation.options["concerns"][0]["options"]}
    assert named["scar-clinic"]["name"] in told
    assert named["scar-clinic"]["reasons"][0]["words"] in told
    assert named["toxin"]["reasons"][0]["words"] not in told


def test_what_has_to_be_minded_stands_in_it(decision, dr_lind, episode):
    decision.recommendation.options["findings"] = [
        {"headline": "Not before 3 June 2026", "words": ["Isotretinoin until December."], "rule": "isotretinoin"}
    ]

    told = words_of(letter_of(decision, receiver=SCAR_CLINIC, words="", written_by=dr_lind))

    assert "Not before 3 June 2026: Isotretinoin until December. (isotretinoin)" in told


def test_it_is_written_from_the_page_and_read_back_as_a_pdf(client_of, dr_lind, decision, typed):
    browser = client_of(dr_lind)

    assert browser.post(f"/decisions/{decision.pk}/", typed).status_code == 302

    letter = ReferralLetter.objects.get()
    answer = browser.get(f"/letters/{letter.pk}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "no-store"
    assert "Dr Amaral" in browser.get(f"/decisions/{decision.pk}/").content.decode()
    assert Line.objects.filter(deed="wrote a referral letter").count() == 1


def test_sent_twice_there_is_one_letter(client_of, dr_lind, decision, typed):
    for _ in range(2):
        assert client_of(dr_lind).post(f"/decisions/{decision.pk}/", typed).status_code == 302

    assert ReferralLetter.objects.count() == 1


def test_at_rest_nobody_reads_it(decision, by_dr_lind):
    letter = actions.write_letter(decision=decision, receiver=SCAR_CLINIC, by=by_dr_lind)

    [receiver] = ReferralLetter.objects.values_list("receiver", flat=True)
    assert b"Amaral" not in bytes(receiver)
    assert letter.file.key == decision.episode.patient.vault_key


def test_a_letter_is_never_changed_or_removed(decision, by_dr_lind):
    letter = actions.write_letter(decision=decision, receiver=SCAR_CLINIC, by=by_dr_lind)

    for attempt in (
        lambda: ReferralLetter.objects.filter(pk=letter.pk).update(written_at=letter.written_at),
        lambda: ReferralLetter.objects.filter(pk=letter.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"receiver": " "}, "Name the receiver"), ({"receiver": "\U000e0100\U00016fe4"}, "no font of this server")],
)
def test_what_cannot_be_written_gets_a_sentence_and_nothing_is_kept(
    client_of, dr_lind, decision, typed, wrong, sentence
):
    answer = client_of(dr_lind).post(f"/decisions/{decision.pk}/", typed | wrong)

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["receiver"][0]
    assert "Thank you." in answer.content.decode()
    assert ReferralLetter.objects.count() == 0


def test_only_a_decision_to_refer_leads_to_a_letter(needling, by_dr_lind):
    decision = actions.decide(**needling)

    with pytest.raises(LeadsNowhere):
        actions.write_letter(decision=decision, receiver=SCAR_CLINIC, by=by_dr_lind)


def test_the_deed_itself_refuses(decision, by_dr_lind):
    with pytest.raises(NobodyToWriteTo):
        actions.write_letter(decision=decision, receiver=" ", by=by_dr_lind)
    with pytest.raises(CannotBeSet):
        actions.write_letter(decision=decision, receiver="\U000e0100\U00016fe4", by=by_dr_lind)


@pytest.mark.parametrize("who", ["mira", "olga", "omar", "dr_weiss"])
def test_who_may_not_read_clinical_words_neither_reads_nor_writes_one(
    request, client_of, as_staff, decision, by_dr_lind, who
):
    letter = actions.write_letter(decision=decision, receiver=SCAR_CLINIC, by=by_dr_lind)
    other = request.getfixturevalue(who)

    for path in (f"/decisions/{decision.pk}/", f"/letters/{letter.pk}.pdf"):
        assert client_of(other).get(path).status_code in (403, 404)
    with pytest.raises(PermissionRefused):
        actions.write_letter(decision=decision, receiver=SCAR_CLINIC, by=as_staff(other))


def test_a_machine_reads_the_options_decides_on_them_and_writes(client, dr_lind, as_staff, episode, examination):
    _token, secret = make_token(user=dr_lind.user, name="a machine", by=as_staff(dr_lind))
    asked = {"headers": {"Authorization": f"Bearer {secret}"}, "content_type": "application/json"}

    options = client.get(f"/api/v1/episodes/{episode.pk}/options", headers=asked["headers"]).json()
    decided = client.post(
        f"/api/v1/episodes/{episode.pk}/decisions",
        {
            "examination": str(examination.pk),
            "choice": "elsewhere",
            "words": WHY,
            "treatments": ["scar-clinic"],
            "shown": options["digest"],
        },
        **asked,
    )
    written = client.post(f"/api/v1/decisions/{decided.json()['id']}/letters", {"receiver": SCAR_CLINIC}, **asked)

    assert (decided.status_code, written.status_code) == (201, 201)
    assert queries.decision_of(episode).recommendation.was_shown
    assert queries.pdf_of(ReferralLetter.objects.get()).startswith(b"%PDF-")
