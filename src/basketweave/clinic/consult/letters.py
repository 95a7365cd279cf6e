"""What a patient is written about the consultation: day, time, place and nothing of what they told us."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise, lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basketweave.clinic.consult.times import when_words
from basketweave.clinic.diary.models import Holding
from basketweave.clinic.house.models import Site
from basketweave.clinic.shell.limits import HOUR, take_slot

CONFIRMED_AN_HOUR = 3


def may_go_to(email: str) -> bool:
    """Whether this address was not written to over and over: anybody can type somebody else's. The request stands."""
    return take_slot(salted_hmac("consult.letters", email.strip().lower()).hexdigest()[:32], HOUR, CONFIRMED_AN_HOUR)


@dataclass(frozen=True, kw_only=True)
class Letter:
    subject: Promise
    opening: Promise


REQUESTED = Letter(
    subject=gettext_lazy("Your free consultation"),
    opening=gettext_lazy("We have your request for a free consultation."),
)
BOOKED = Letter(
    subject=gettext_lazy("Your free consultation has a time"),
    opening=gettext_lazy("As we agreed, your free consultation has a time."),
)
MOVED = Letter(
    subject=gettext_lazy("Your free consultation has moved"),
    opening=gettext_lazy("As we agreed, your free consultation has moved. This is the time that counts now."),
)


def body_of(letter: Letter, site: Site, held: Holding | None) -> Promise:
    """Put into words when it is written, so that it is in the patient's language."""
    return lazystr(_Body(letter, site, held))


class _Body:
    def __init__(self, letter: Letter, site: Site, held: Holding | None) -> None:
        self.letter, self.site, self.held = letter, site, held

    def __str__(self) -> str:
        lines = [str(self.letter.opening)]
        if self.held:
            lines.append(when_words(self.held.day, self.held.wall_time, self.held.zone))
            lines.append(", ".join(filter(None, [self.site.name, " ".join(self.site.address.split())])))
            if self.held.specialist:
                lines.append(_("With %(who)s, half an hour, free of charge.") % {"who": self.held.specialist})
        else:
            lines.append(
                _("You asked us to find a time with you: %(site)s will be in touch.") % {"site": self.site.name}
            )
        if self.site.phone:
            lines.append(_("To change it, call us: %(phone)s.") % {"phone": self.site.phone})
        lines.append(_("Your own pages:"))
        return "\n".join(lines)
