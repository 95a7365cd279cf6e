"""What an examination still lacks before it can stand."""

from basketweave.clinic.consult.queries import concerns_of
from basketweave.clinic.examine.appearance import from_plain, unsaid
from basketweave.clinic.examine.models import Examination
from basketweave.clinic.examine.scales import REDNESS_TOO
from basketweave.science.protocol.scales.erythema import ERYTHEMA
from basketweave.science.quantities import Phototype


def missing_in(examination: Examination) -> tuple[str, ...]:
    """What an examination still lacks: "phototype", each concern asked about without a grade or a reason, what was
    not said of how a concern looks, and "redness" where its only grade is on a scale that was not made for this skin.
    """
    grades = list(examination.grades.all())
    reasons = {each.concern for each in examination.not_graded.all()}
    asked = concerns_of(examination.episode)
    told = {grade.concern for grade in grades} | reasons
    lacking = [concern.value for concern in asked if concern not in told]
    looking = unsaid(from_plain(examination.appearance), [each for each in asked if each not in reasons])
    return (
        *(["phototype"] if examination.phototype is None else []),
        *lacking,
        *looking,
        *(["redness"] if _is_only_redness_unfit(examination) else []),
    )


def _is_only_redness_unfit(examination: Examination) -> bool:
    """Whether redness was graded on the scale of light skin, on a skin that it was not made for, and on no other."""
    graded = {grade.scale for grade in examination.grades.all()}
    is_unfit = examination.phototype is not None and not ERYTHEMA.is_valid_for(Phototype(examination.phototype))
    return is_unfit and ERYTHEMA.id in graded and not graded & REDNESS_TOO
