"""From the request to the decision."""

from pathlib import Path

from basketweave.clinic.consult import actions as consult
from basketweave.clinic.consult import queries as requests
from basketweave.clinic.consult.proof import proof_of
from basketweave.clinic.demo.playing.standing import (
    LANGUAGE,
    course_of,
    decision_of,
    finished_examination,
    open_examination,
    there,
)
from basketweave.clinic.demo.stage import Stage
from basketweave.clinic.examine import actions as examine
from basketweave.clinic.refer import actions as refer
from basketweave.clinic.refer import queries as decisions
from basketweave.clinic.review import actions as review
from basketweave.science.cohort import deeds
from basketweave.science.cohort.deeds import VISITOR, Deed

PHOTOGRAPHS = Path(__file__).parents[1] / "photographs"


def ask(stage: Stage, deed: Deed, what: deeds.AskConsultation) -> None:
    person, wish = what.person, what.appointment
    request = consult.request_consultation(
        site=stage.sites[deed.site],
        name=person.name,
        called=person.called,
        email=person.email,
        phone=person.phone,
        born_on=person.born_on,
        concerns=[concern.value for concern in what.concerns],
        zones=[zone.value for zone in what.zones],
        history=what.history,
        wishes=what.wishes,
        language=LANGUAGE,
        day=wish.day if wish else None,
        wall_time=wish.wall_time if wish else None,
        channel="page" if deed.by == VISITOR else "desk",
        by=stage.actor(deed),
    )
    stage.comes_in(deed.patient, request.episode)


def answer_health(stage: Stage, deed: Deed, what: deeds.AnswerHealth) -> None:
    """A visitor shows that the request was theirs a moment ago; the patient came by their link."""
    episode = stage.episode(deed.patient)
    consult.answer_screening(
        episode=episode,
        answers=dict(what.answers),
        occasion="request",
        proof=proof_of(there(requests.request_of(episode))) if deed.by == VISITOR else "",
        by=stage.actor(deed),
    )


def finish_health_call(stage: Stage, deed: Deed, what: deeds.FinishHealthCall) -> None:
    call = there(requests.open_call_of(stage.episode(deed.patient)))
    consult.finish_call(call=call, outcome=what.outcome, by=stage.actor(deed))


def note_earlier_needling(stage: Stage, deed: Deed, what: deeds.NoteEarlierNeedling) -> None:
    examine.note_earlier_needling(
        patient=stage.episode(deed.patient).patient,
        site=stage.sites[deed.site],
        zones=what.zones,
        day=what.day,
        by=stage.actor(deed),
    )


def begin_examination(stage: Stage, deed: Deed, what: deeds.BeginExamination) -> None:
    episode, by = stage.episode(deed.patient), stage.actor(deed)
    if what.is_review:
        review.begin(course=course_of(episode), by=by)
    else:
        examine.begin(episode=episode, by=by)


def record_examination(stage: Stage, deed: Deed, what: deeds.RecordExamination) -> None:
    by, examination = stage.actor(deed), open_examination(stage.episode(deed.patient))
    for picture in what.pictures:
        upload = (PHOTOGRAPHS / picture.file).read_bytes()
        examine.add_photograph(examination=examination, view=picture.view, upload=upload, once_key=None, by=by)
    keep = examine.save_and_finish if what.is_finished else examine.save
    keep(
        examination=examination,
        phototype=what.phototype,
        notes=what.notes,
        grades=[
            (grade.scale, grade.zone or "", dict(grade.value) if isinstance(grade.value, tuple) else grade.value)
            for grade in what.grades
        ],
        appearance=what.appearance,
        version=None,
        by=by,
    )


def decide(stage: Stage, deed: Deed, what: deeds.Decide) -> None:
    """Beside the options as they stood on the page."""
    episode = stage.episode(deed.patient)
    examination = finished_examination(episode)
    refer.decide(
        episode=episode,
        examination=examination,
        choice=what.choice,
        words=what.words,
        treatments=what.treatments,
        look_again_on=what.look_again_on,
        shown=decisions.proposal_for(episode, examination).digest,
        by=stage.actor(deed),
    )


def write_letter(stage: Stage, deed: Deed, what: deeds.WriteLetter) -> None:
    decision = decision_of(stage.episode(deed.patient))
    refer.write_letter(decision=decision, receiver=what.receiver, words=what.words, by=stage.actor(deed))
