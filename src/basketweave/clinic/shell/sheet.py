"""What the component sheet shows: samples without a person in them."""

from django import forms

from basketweave.clinic.shell.components import Deed, FindingWords, Mark, TimelineLine
from basketweave.clinic.shell.forms import (
    ChoicesAbreast,
    DayInput,
    Either,
    OnceForm,
    PictureInput,
    Said,
    Stepper,
    VersionedForm,
)

FINDINGS = (
    FindingWords(outcome="fine", headline="Fine on this day.", words=("Nothing stands against it.",)),
    FindingWords(
        outcome="ask",
        headline="Ask first.",
        words=("Somebody who knows decides, and says why.",),
        marks=(Mark(letter="R", source="A study", url="#marks"),),
    ),
    FindingWords(
        outcome="wait",
        headline="Wait until Monday 6 April.",
        words=("That is sooner than the shortest gap.",),
        rule="sample_rule",
        guideline="2026.1",
        marks=(Mark(letter="H", source="Our own rule", url="#marks"),),
        deeds=(Deed(label="Take 6 April, 10:00", url="#"), Deed(label="See other days", url="#", kind="plain")),
    ),
    FindingWords(
        outcome="never",
        headline="Never here.",
        words=("Nobody may pass this rule.",),
        marks=(Mark(letter="C", source="A maker's own paper", url="#marks"),),
    ),
)

LINES = (
    TimelineLine(when="9 Mar", title="The first", words="as planned", state="done"),
    TimelineLine(when="Today", title="Where we are", state="now"),
    TimelineLine(when="13 Apr", title="The next", words="not before 6 April", url="#", link="Ask for another day"),
)


class Sample(OnceForm):
    """One of each field."""

    name = forms.CharField(label="Your name", help_text="As you would like us to say it.")
    phone = forms.CharField(label="Phone", required=False, widget=forms.TextInput(attrs={"type": "tel"}))
    day = forms.DateField(label="Day", widget=DayInput)
    place = forms.ChoiceField(label="Place", choices=[("a", "Upstairs"), ("b", "Downstairs")])
    length = forms.DecimalField(
        label="Length", widget=Stepper(attrs={"min": "0.25", "max": "2.5", "step": "0.25"}, unit="mm"), initial="1.5"
    )
    seen = forms.ChoiceField(label="What was seen", choices=[("a", "This"), ("b", "That")], widget=Either, initial="b")
    wishes = forms.MultipleChoiceField(
        label="What would you like?",
        help_text="As many as you like.",
        choices=[
            ("spots", Said("Spots I have now", hint="Red or sore spots that come and go.")),
            ("lines", "Fine lines"),
        ],
        widget=forms.CheckboxSelectMultiple,
        initial=["lines"],
    )
    verdict = forms.ChoiceField(
        label="Your decision", choices=[("done", "Done"), ("on", "Go on"), ("change", "Change")], widget=ChoicesAbreast
    )
    picture = forms.FileField(label="A photograph", required=False, widget=PictureInput)
    words = forms.CharField(label="In your words", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_sure = forms.BooleanField(label="I have read it", help_text="All of it.")


class SampleMoved(VersionedForm, Sample):
    """The same of a record that has moved on."""


def refused() -> forms.Form:
    """A form that came back: a stale version, a missing answer, an impossible day."""
    typed = {"refused-version": "1", "refused-name": "Ana", "refused-day": "2026-02-30", "refused-place": "c"}
    return SampleMoved(typed, version=2, saved={"name": "Anna"}, prefix="refused")
