"""Twenty-three people who do not exist: names of one part and of five, in several scripts; skin from I to VI."""

from datetime import date

from basketweave.science.cohort.deeds import Person
from basketweave.science.quantities import Phototype

# id, name, what they may be called, age, phototype, telephone
PEOPLE: tuple[tuple[str, str, str, int, Phototype, str], ...] = (
    ("anjali", "Anjali", "", 31, Phototype.V, "+351 910 000 101"),
    ("tomasz", "Tomasz Wójcik", "", 44, Phototype.II, "+49 30 23125 102"),
    ("wei", "陈伟", "Wei", 38, Phototype.III, "+351 910 000 103"),
    ("fatima", "فاطمة الزهراء بنت يوسف", "فاطمة", 29, Phototype.IV, "+351 910 000 104"),
    ("ngozi", "Ngozi Okafor", "", 35, Phototype.VI, "+351 910 000 105"),
    ("zoe", "Zoë van den Berg", "Zoë", 19, Phototype.II, "+49 30 23125 106"),
    ("gunther", "Günther Groß", "Herr Groß", 71, Phototype.I, "+49 30 23125 107"),
    ("ngoc", "Trần Thị Bích Ngọc", "Ngọc", 33, Phototype.IV, "+351 910 000 108"),
    ("asta", "Ásta Þórsdóttir", "Ásta", 47, Phototype.I, "+49 30 23125 109"),
    ("ana", "Ana Maria de Souza Prado", "Ana", 36, Phototype.III, "+351 910 000 110"),
    ("kwame", "Kwame Mensah", "", 41, Phototype.VI, "+351 910 000 111"),
    ("siobhan", "Siobhán Ní Bhriain", "Siobhán", 39, Phototype.I, "+351 910 000 112"),
    ("jean-luc", "Jean-Luc Moreau", "", 52, Phototype.II, "+49 30 23125 113"),
    ("leila", "Leïla Ben Amor", "Leïla", 27, Phototype.IV, "+351 910 000 114"),
    ("mbali", "Mbali Dlamini", "Mbali", 34, Phototype.V, "+351 910 000 115"),
    ("giorgos", "Γιώργος Παπαδάκης", "Γιώργος", 49, Phototype.III, "+351 910 000 116"),
    ("ines", "Inês Carvalho", "Inês", 43, Phototype.II, "+351 910 000 117"),
    ("amina", "Amina Warsame", "Amina", 26, Phototype.VI, "+351 910 000 118"),
    ("matteo", "Matteo Ricci", "Matteo", 30, Phototype.III, "+351 910 000 119"),
    ("hanna", "Hanna Lindqvist", "Hanna", 32, Phototype.II, "+351 910 000 120"),
    ("marisol", "Marisol Quispe Mamani", "Marisol", 40, Phototype.IV, "+351 910 000 121"),
    ("bruna", "Bruna Tavares", "Bruna", 50, Phototype.III, "+351 910 000 122"),
    ("callum", "Callum Reid", "Callum", 58, Phototype.I, "+351 910 000 123"),
)


def persons(today: date) -> dict[str, Person]:
    """By id; each has their age today, whatever day that is."""
    return {
        id: Person(
            id=id,
            name=name,
            called=called,
            email=f"{id}@example.org",
            phone=phone,
            born_on=date(today.year - age, 1, 1 + number),
            phototype=phototype,
        )
        for number, (id, name, called, age, phototype, phone) in enumerate(PEOPLE)
    }
