"""Claims with their answers, and the gaps, in the reader's language and with marks that lead on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from basketweave.clinic.library.marks import Told, of_evidence, ours
from basketweave.clinic.shell.components import Mark
from basketweave.science.evidence.claims import CLAIMS
from basketweave.science.evidence.unknowns import UNKNOWNS


@dataclass(frozen=True, kw_only=True)
class ClaimShown:
    id: str
    quote: str
    we_say: str
    found: tuple[Told, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Of all that was found, each once: for where the answer stands alone."""
        return tuple(dict.fromkeys(mark for found in self.found for mark in found.marks))


@dataclass(frozen=True, kw_only=True)
class UnknownShown:
    id: str
    question: str
    answer: Told
    read: tuple[Told, ...]
    so: str


def claims() -> tuple[ClaimShown, ...]:
    return tuple(
        ClaimShown(
            id=claim.id,
            quote=_(claim.quote),
            we_say=_(claim.we_say),
            found=tuple(map(of_evidence, claim.found)),
        )
        for claim in CLAIMS.values()
    )


def unknowns() -> tuple[UnknownShown, ...]:
    return tuple(
        UnknownShown(
            id=gap.id,
            question=_(gap.question),
            answer=Told(words=_(gap.answer), marks=(ours(gap.stands_behind),)),
            read=tuple(map(of_evidence, gap.read)),
            so=_(gap.so),
        )
        for gap in UNKNOWNS.values()
    )
