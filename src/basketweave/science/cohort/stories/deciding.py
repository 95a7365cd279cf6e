"""They are examined; something is decided, or still to be decided."""

from datetime import timedelta

from basketweave.science.cohort.deeds import (
    BeginExamination,
    FinishHealthCall,
    NoteEarlierNeedling,
    RecordExamination,
)
from basketweave.science.cohort.lives import Life, later
from basketweave.science.cohort.stories.words import SCARS

DERMATOLOGIST = "Dr Helena Marques, dermatology\nLargo do Poço 3\n1000-000 Lisboa"
SCAR_CLINIC = "Scar clinic, department of plastic surgery\nAvenida do Rio 22\n1600-000 Lisboa"


def is_half_examined(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-1))
    life.does(visit, life.site.specialist, BeginExamination())
    begun = RecordExamination(
        phototype=None,
        grades=life.grades[:1],
        notes="Called away; to be finished.",
        appearance=life.complaint.appearance,
        is_finished=False,
    )
    life.does(later(visit, 20), life.site.specialist, begun)


def waits_for_a_decision(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-1))
    life.is_examined(
        visit, "The scar on the shoulder is raised; those of the face are not. Keloids on the mother's side."
    )


def has_to_wait(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-6))
    life.is_examined(visit, "Inflamed spots on both cheeks.")
    words = "Your spots are active, and needling would spread them. Have them treated first; then we look again."
    again = life.today + timedelta(days=life.rng.randint(40, 60))
    life.is_decided(visit, "wait", words, treatments=("topicals", "wait"), look_again_on=again)


def waits_after_a_filler(life: Life) -> None:
    """Looked at again on the first day on which the filler is no reason to wait any more."""
    visit = life.asks_and_comes(life.open_on_or_before(-4))
    life.is_examined(visit, "Fine lines above the lip, at rest. Filler to be felt beside the nose, soft.")
    injected = life.history.day("filler-on")
    assert injected is not None, "she told the day"
    words = "The filler is a month old. Needles could move it or carry germs to it, so we wait and look again then."
    again = injected + life.guideline.days("wait_after_filler")
    life.is_decided(visit, "wait", words, treatments=("wait",), look_again_on=again)


def is_referred_elsewhere(life: Life) -> None:
    """The answer could not wait, and was called about within the hour."""
    visit = life.visit(life.open_on_or_before(-20))
    asked = life.at(life.days_until(visit.day) - 2)
    life.asks_and_tells(asked, for_time=visit)
    called = "Called. No pain, no fever, it bleeds when rubbed. Comes the day after tomorrow, sooner if it changes."
    life.does(later(asked, 42), life.site.specialist, FinishHealthCall(outcome=called))
    life.is_examined(visit, "A rough, bleeding spot on the forehead, 7 mm. No needling near it.")
    words = "A dermatologist must look at the spot on your forehead, soon. We have written to one today."
    life.is_decided(visit, "elsewhere", words, treatments=("dermatology",))
    life.is_written_about(
        visit,
        receiver="Dr Paul Adler, dermatology\nAm Markt 9\n10000 Berlin",
        words="A spot on the forehead that bleeds when rubbed, for about a year. He can come on any day.",
    )


def goes_to_a_scar_clinic(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-9))
    life.is_examined(visit, "A raised, firm, itching scar on the chest that has grown beyond the spot it came from.")
    words = "Needles could make this scar grow. Silicone and injections come first, and a scar clinic does those."
    life.is_decided(visit, "elsewhere", words, treatments=("scar-clinic",))
    life.is_written_about(
        visit,
        receiver=SCAR_CLINIC,
        words="A growing scar on the chest, without injury. Nothing was tried so far. Her mother has keloids.",
    )


def goes_to_have_cross(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-12))
    life.is_examined(visit, "Ice-pick scars on both cheeks, more than twenty; a few boxcar scars among them.")
    words = (
        "Narrow deep scars answer needling little. A drop of strong acid in each of them (CROSS) did more in the "
        "studies, though without a comparison. A dermatologist does it; we can look again afterwards."
    )
    life.is_decided(visit, "elsewhere", words, treatments=("cross",))
    life.is_written_about(visit, receiver=DERMATOLOGIST, words="Please assess for CROSS. Tans easily, no keloids.")


def goes_to_a_dermatologist(life: Life) -> None:
    visit = life.asks_and_comes(life.open_on_or_before(-15))
    life.is_examined(visit, "Brown patches on both cheeks, even, as melasma looks. Graded on its own index only.")
    words = (
        "Melasma has no cure. Strict sunscreen, against visible light too, and creams come first; a dermatologist "
        "prescribes them. Needling is at most an addition later."
    )
    life.is_decided(visit, "elsewhere", words, treatments=("topicals", "dermatology"))
    life.is_written_about(visit, receiver=DERMATOLOGIST, words="Please confirm melasma and advise on creams.")


def was_needled_elsewhere(life: Life) -> None:
    """She has told it herself; the specialist notes it too."""
    visit, places = life.visit(life.open_on_or_before(-1)), life.complaint.places
    day = life.today - timedelta(days=life.rng.randint(12, 15))
    asked = life.at(life.days_until(visit.day) - life.rng.randint(3, 8))
    life.asks(asked, for_time=visit)
    told = (("needling", True), ("needling-on", day), ("needling-where", tuple(zone.value for zone in places)))
    life.tells(later(asked, 3), instead=told)
    life.does(later(visit, 5), life.site.specialist, NoteEarlierNeedling(zones=places, day=day))
    life.is_examined(visit, SCARS)
    life.is_decided(visit, "needling", SCARS, treatments=("needling",))
