"""What can be done in an examination: begin, save, photograph, finish; and note what was done elsewhere."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now
from basketweave.clinic.access.door import Need, patient_of, require
from basketweave.clinic.access.once import once
from basketweave.clinic.access.versions import bump
from basketweave.clinic.examine import queries
from basketweave.clinic.examine.appearance import as_plain
from basketweave.clinic.examine.earlier import note_earlier_needling, take_back_earlier_needling
from basketweave.clinic.examine.giving import A_GRADE, rows_for
from basketweave.clinic.examine.models import Examination, Grade, NotGraded, Photograph
from basketweave.clinic.examine.refusals import Finished, NoSuchPhototype, NotAPhotograph, NotComplete, NotNow
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.actions import move_on
from basketweave.clinic.people.models import Due, Episode, Step
from basketweave.clinic.people.queries import episodes, staff_of
from basketweave.clinic.vault import actions as vault
from basketweave.clinic.vault import images
from basketweave.science.quantities import Appearance, Phototype

__all__ = [
    "add_photograph",
    "begin",
    "finish",
    "note_earlier_needling",
    "save",
    "save_and_finish",
    "take_back_earlier_needling",
]
BEFORE_A_COURSE = (Step.CONSULT, Step.EXAMINE, Step.REFER)


@transaction.atomic
def begin(*, episode: Episode, purpose: str = Examination.Purpose.FIRST, by: Actor) -> Examination:
    """An examination is open: a new one, or the one that was begun and not finished."""
    require(by, Need.EXAMINE, episode.site_id)
    episode = _locked(episode)
    if unfinished := Examination.objects.filter(episode=episode, finished_at__isnull=True).first():
        return unfinished
    is_first = purpose == Examination.Purpose.FIRST
    if episode.closed_at or (is_first and episode.step not in BEFORE_A_COURSE):
        raise NotNow(episode.step)
    examination = Examination.objects.create(
        episode=episode, purpose=purpose, specialist=staff_of(by), notes="", begun_at=now()
    )
    if is_first:
        move_on(episode, step=Step.EXAMINE, due=Due.EXAMINATION, owner=examination.specialist)
    record(by, "began examination", examination, patient_id=episode.patient_id, purpose=purpose)
    return examination


@transaction.atomic
def save(
    *,
    examination: Examination,
    phototype: int | None,
    notes: str,
    grades: Iterable[A_GRADE],
    not_graded: Mapping[str, str] | None = None,
    appearance: Appearance | None = None,
    version: int | None,
    by: Actor,
) -> Examination:
    """Keeps what was found so far; the grades are these and no others. An appearance left out stays as it was."""
    examination = _still_open(examination, by)
    if phototype is not None and phototype not in tuple(Phototype):
        raise NoSuchPhototype(phototype)
    rows = rows_for(examination, grades)
    looks = {} if appearance is None else {"appearance": as_plain(appearance)}
    bump(examination, version, phototype=phototype, notes=notes.strip(), **looks)
    examination.grades.all().delete()
    Grade.objects.bulk_create(rows)
    examination.not_graded.all().delete()
    for concern, because in (not_graded or {}).items():
        if because.strip():
            NotGraded.objects.create(examination=examination, concern=concern, because=because.strip())
    record(by, "saved examination", examination, patient_id=patient_of(examination), grades=len(rows))
    return examination


@transaction.atomic
def finish(*, examination: Examination, version: int | None, by: Actor) -> Examination:
    """It stands from now on: with a phototype, and for each concern asked about a grade or the reason for none."""
    examination = _still_open(examination, by)
    if missing := queries.missing_in(examination):
        raise NotComplete(missing)
    bump(examination, version, finished_at=now())
    if examination.purpose == Examination.Purpose.FIRST:
        episode = _locked(examination.episode)
        move_on(episode, step=Step.REFER, due=Due.DECISION, owner=examination.specialist)
    record(by, "finished examination", examination, patient_id=patient_of(examination))
    return examination


@transaction.atomic
def save_and_finish(
    *,
    examination: Examination,
    phototype: int | None,
    notes: str,
    grades: Iterable[A_GRADE],
    not_graded: Mapping[str, str] | None = None,
    appearance: Appearance | None = None,
    version: int | None,
    by: Actor,
) -> Examination:
    """Both or neither: what was found is kept, and stands."""
    saved = save(
        examination=examination,
        phototype=phototype,
        notes=notes,
        grades=grades,
        not_graded=not_graded,
        appearance=appearance,
        version=version,
        by=by,
    )
    return finish(examination=saved, version=saved.version, by=by)


def add_photograph(
    *, examination: Examination, view: str, upload: bytes, once_key: str | None, by: Actor
) -> Photograph:
    """Keeps the original untouched and a clean upright copy; `NotAPhotograph` says why it cannot."""
    require(by, Need.EXAMINE, examination.episode.site_id)
    picture = _decoded(upload)  # takes seconds, so outside the transaction

    def keep() -> Photograph:
        return _keep(examination, view, upload, picture, by)

    return once(once_key, "add photograph", Photograph, keep, by=by, target=examination.pk, asked=[view, upload])


def _decoded(upload: bytes) -> images.Photograph:
    if not upload:
        raise NotAPhotograph("empty")
    try:
        return images.photograph(upload)
    except images.PhotographRefused as refusal:
        raise NotAPhotograph(refusal.code) from None


def _still_open(examination: Examination, by: Actor) -> Examination:
    examination = (
        Examination.objects.select_for_update(of=("self",))
        .select_related("episode__patient__vault_key", "specialist")
        .get(pk=examination.pk)
    )
    require(by, Need.EXAMINE, examination.episode.site_id)
    if examination.finished_at:
        raise Finished
    if examination.episode.closed_at:  # erased, perhaps: there is no key to write with
        raise NotNow(examination.episode.step)
    return examination


@transaction.atomic
def _keep(examination: Examination, view: str, upload: bytes, picture: images.Photograph, by: Actor) -> Photograph:
    examination = _still_open(examination, by)
    key = examination.episode.patient.vault_key
    original = vault.store(key=key, kind="photograph", content_type=picture.content_type, content=upload)
    shown = vault.store(
        key=key,
        kind="photograph-shown",
        content_type="image/jpeg",
        content=picture.clean_jpeg,
        derived_from=original,
    )
    photograph = Photograph.objects.create(
        examination=examination,
        view=Photograph.View(view),
        original=original,
        shown=shown,
        width=picture.width,
        height=picture.height,
        added_at=now(),
    )
    record(by, "added photograph", photograph, patient_id=patient_of(photograph), view=view)
    return photograph


def _locked(episode: Episode) -> Episode:
    """The episode as it stands now, until our commit: two deeds at once come one after the other."""
    return episodes().select_for_update(of=("self",)).get(pk=episode.pk)
