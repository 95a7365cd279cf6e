"""A field shows its label, its hint and the sentence of its error, and ties them together for a screen reader."""

import re

import pytest
from django import forms

from basketweave.clinic.shell.components import Deed, FindingWords, Mark
from basketweave.clinic.shell.forms import DayInput, Either, PictureInput, RichError, Said, Stepper

pytestmark = pytest.mark.once


class Sample(forms.Form):
    name = forms.CharField(label="Your name", help_text="As we should say it.")
    phone = forms.CharField(label="Phone", required=False)
    day = forms.DateField(label="Day", widget=DayInput)
    wishes = forms.MultipleChoiceField(
        label="Wishes",
        choices=[("spots", Said("Spots", hint="Red or sore.")), ("lines", "Lines")],
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.ChoiceField(label="Seen", choices=[("a", "This"), ("b", "That")], widget=Either)
    length = forms.DecimalField(label="Length", widget=Stepper(unit="mm", attrs={"min": "0.25"}))
    picture = forms.FileField(label="Picture", widget=PictureInput)
    is_sure = forms.BooleanField(label="I have read it", help_text="All of it.")


def empty() -> Sample:
    form = Sample({"name": "", "phone": "1", "day": "2026-02-30"}, {})
    form.is_valid()
    return form


def test_the_label_and_the_hint_belong_to_the_field() -> None:
    shown = Sample()["name"].as_field_group()

    assert '<label class="name" for="id_name">Your name' in shown
    assert 'id="id_name_helptext">As we should say it.' in shown
    assert 'aria-describedby="id_name_helptext"' in shown


def test_an_answer_that_may_be_left_out_says_so() -> None:
    assert "if you like" in Sample()["phone"].as_field_group()
    assert "if you like" not in Sample()["name"].as_field_group()


def test_the_error_stands_beside_the_field_and_is_read_with_it() -> None:
    shown = empty()["name"].as_field_group()

    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert re.search(r'<ul class="errors" id="id_name_error"><li><span>\S+.*</span></li></ul>', shown)


def test_an_impossible_day_is_shown_as_it_was_typed() -> None:
    shown = str(empty()["day"])

    assert 'type="text"' in shown
    assert 'value="2026-02-30"' in shown
    assert 'type="date"' in str(Sample({"day": "2026-02-28"})["day"])


def test_a_choice_is_a_box_that_is_its_own_label() -> None:
    shown = empty()["wishes"].as_field_group()

    assert "<legend>Wishes</legend>" in shown
    assert shown.count('<label class="choice"') == 2
    assert "<span>Spots</span><small>Red or sore.</small>" in shown
    assert 'aria-describedby="id_wishes_error"' in shown


def test_a_single_box_carries_its_label_and_hint_inside() -> None:
    shown = Sample()["is_sure"].as_field_group()

    assert re.search(r'<label class="choice">.*class="tick".*I have read it.*All of it\..*</label>', shown, re.DOTALL)


def test_a_stepper_is_a_number_field_without_a_script() -> None:
    shown = str(Sample()["length"])

    assert 'type="number"' in shown
    assert shown.count("<button") == shown.count("hidden aria-label") == 2


def test_a_picture_has_to_be_chosen_again_after_a_mistake_and_the_page_says_so() -> None:
    assert "please choose it again" in empty()["picture"].as_field_group()
    assert "please choose it again" not in Sample()["picture"].as_field_group()


def test_what_was_typed_cannot_break_out_of_the_page() -> None:
    form = Sample({"name": '"><script>alert(1)</script>', "seen": "<b>", "wishes": ["<i>"]})

    assert "<script>" not in str(form)
    assert "<b>" not in str(form["seen"].errors)
    assert "<i>" not in str(form["wishes"].errors)


def test_the_summary_stands_first_takes_the_cursor_and_leads_to_each_field() -> None:
    shown = str(empty())

    assert shown.startswith('<div class="summary" role="alert" tabindex="-1" data-summary>')
    assert 'href="#id_name">Your name: ' in shown
    assert 'href="#id_wishes_field">Wishes: ' in shown
    assert 'id="id_wishes_field"' in shown


def test_a_form_without_mistakes_has_no_summary() -> None:
    assert "summary" not in str(Sample())


def test_a_finding_stands_beside_the_field_with_its_rule_marks_and_deeds() -> None:
    form = empty()
    words = FindingWords(
        outcome="wait",
        headline="Not before Monday 6 April.",
        words=("That is 21 days after the last.",),
        rule="session_spacing",
        guideline="2026.1",
        marks=(Mark(letter="H", source="Dr Lind", url="/rules/session_spacing"),),
        deeds=(Deed(label="Take 6 April", name="day", value="2026-04-06"),),
    )

    form.add_error("phone", RichError(words.headline, template="shell/_finding.html", finding=words))

    shown = form["phone"].as_field_group()
    assert '<li class="rich"><div class="finding wait">' in shown
    assert "session_spacing · guideline 2026.1" in shown
    assert 'class="mark h" href="/rules/session_spacing"' in shown
    assert '<button class="button" type="submit" name="day" value="2026-04-06">Take 6 April</button>' in shown
    assert 'href="#id_phone">Phone: Not before Monday 6 April.' in str(form)
