"""All the deeds of all the made-up patients, in the order in which they happen."""

from datetime import date

from basketweave.science.cohort.book import Book
from basketweave.science.cohort.complaints import COMPLAINTS
from basketweave.science.cohort.deeds import Deed
from basketweave.science.cohort.house import SITES, guideline, moment_of
from basketweave.science.cohort.lives import Life
from basketweave.science.cohort.persons import persons
from basketweave.science.cohort.stories import STORIES


def cohort(seed: int, today: date) -> tuple[Deed, ...]:
    """The same for the same seed and day, on every machine. All of it lies before today; what is booked may not."""
    book, people, treats_by = Book(), persons(today), guideline()
    told: list[Deed] = []
    for id, (site, story) in STORIES.items():
        life = Life(
            person=people[id],
            complaint=COMPLAINTS[id],
            site=SITES[site],
            seed=seed,
            today=today,
            book=book,
            guideline=treats_by,
        )
        story(life)
        told += life.deeds
    return tuple(sorted(told, key=lambda deed: (moment_of(deed), deed.patient)))
