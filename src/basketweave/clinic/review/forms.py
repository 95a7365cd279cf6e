"""What a specialist says on seeing before and after."""

from django import forms
from django.utils.translation import gettext_lazy as _

from basketweave.clinic.review.models import Review
from basketweave.clinic.shell.forms import OnceForm, Said


class ReviewForm(OnceForm):
    outcome = forms.ChoiceField(
        label=_("What now?"),
        choices=[
            (Review.Outcome.GO_ON, Said(_("Go on"), hint=_("The course stays as it is."))),
            (Review.Outcome.CHANGE, Said(_("Change the course"), hint=_("It ends here, and is decided anew."))),
            (Review.Outcome.STOP, Said(_("Stop"), hint=_("It ends here; sessions still booked are given back."))),
            (Review.Outcome.DONE, Said(_("Done"), hint=_("The episode is closed."))),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what now.")},
    )
    words = forms.CharField(
        label=_("Why, in words that the patient may read"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why: the patient and your colleagues will ask.")},
    )
