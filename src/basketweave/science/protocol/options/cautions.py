"""What to be careful of: by phototype, by what rules ask, and by what nobody has recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from basketweave.science.evidence.statements import Evidence, Table, read, tables
from basketweave.science.protocol.findings import Outcome
from basketweave.science.protocol.options.reading import phototypes, several
from basketweave.science.protocol.options.saying import ours, said, told
from basketweave.science.protocol.options.values import Case, Reason, Treatment
from basketweave.science.quantities import Phototype

# What opens or burns skin: whatever a rule says of needling may stand against these as well.
HURTS = frozenset(
    {
        Treatment.PEELS,
        Treatment.LASERS,
        Treatment.RADIOFREQUENCY,
        Treatment.SUBCISION,
        Treatment.CROSS,
        Treatment.FILLERS,
        Treatment.TOXIN,
        Treatment.TOPICALS,
    }
)
COLOURS = frozenset({Treatment.NEEDLING, Treatment.LASERS, Treatment.PEELS, Treatment.CROSS})


@dataclass(frozen=True, kw_only=True)
class Caution:
    name: str
    treatments: frozenset[Treatment]
    phototypes: frozenset[Phototype | None]
    topics: frozenset[str]  # empty: whatever it is about
    findings: frozenset[str]  # codes of rules; empty: whatever they found
    why: tuple[Evidence, ...]

    def holds(self, treatment: Treatment, case: Case, topics: frozenset[str]) -> bool:
        found = {finding.code for finding in case.findings}
        is_about = (not self.topics or bool(self.topics & topics)) and (
            not self.findings or bool(self.findings & found)
        )
        return treatment in self.treatments and case.phototype in self.phototypes and is_about


def cautions(treatment: Treatment, case: Case, topics: Iterable[str], *, is_placed: bool) -> tuple[Reason, ...]:
    """What rules found is asked anew only of what a pathway has placed: of the rest nobody thinks here."""
    return tuple(_cautions(treatment, case, frozenset(topics), is_placed))


def _cautions(treatment: Treatment, case: Case, topics: frozenset[str], is_placed: bool) -> Iterator[Reason]:
    if case.phototype is None and treatment in COLOURS:
        yield ours("The phototype was not recorded: the cautions are those of darker skin.")
    for caution in CAUTIONS:
        if caution.holds(treatment, case, topics):
            yield from (said(evidence) for evidence in caution.why)
    if treatment is Treatment.NEEDLING:
        yield from (told(finding) for finding in case.findings if finding.outcome is Outcome.ASK)
    elif treatment in HURTS and is_placed and case.findings:
        yield ours("The rules were asked about needling: whoever does this asks anew what they found.")


def parse(content: str, *, file: str) -> tuple[Caution, ...]:
    return tuple(_caution(table) for table in tables(content, file=file))


def _caution(table: Table) -> Caution:
    table.only("treatments", "phototypes", "topics", "findings", "why")
    if not (treatments := frozenset(several(table, "treatments", Treatment))):
        raise table.refuse("treatments is missing")
    return Caution(
        name=table.name,
        treatments=treatments,
        phototypes=phototypes(table),
        topics=frozenset(table.names("topics")),
        findings=frozenset(table.names("findings")),
        why=table.evidence("why"),
    )


CAUTIONS = parse(read(Path(__file__).with_name("cautions.toml")), file="cautions.toml")
