"""The definitions of a plan: TOML files to records, every key checked, every id unique."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.model import Break, Breakdown, Indicator, Plan
from dashboard.ingest import records
from dashboard.ingest.blocks import Block
from dashboard.ingest.documents import Document, read_toml
from dashboard.ingest.files import DEFINITIONS, OPTIONAL, TABLES
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.records import Correction
from dashboard.ingest.statistics.definitions import Updates, read_update

FORMAT = 1


class Origin(StrEnum):
    """Whether a plan's figures are the municipality's own or made up."""

    REAL = "real"
    EXAMPLE = "example"


class _Record(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """A plan's catalogue without targets, corrections, series of public statistics, and where each stands."""

    catalogue: Catalogue
    corrections: tuple[Correction, ...]
    places: Mapping[tuple[str, str], Place]
    breaks: tuple[tuple[Break, Place], ...]
    updates: Updates
    unread: frozenset[str] = frozenset()
    """The files that are missing or could not be read: nothing can be said of what they would have."""

    def place(self, kind: str, ident: str) -> Place:
        """Return where the record of a kind (its TOML table's name) stands."""
        return self.places.get((kind, ident), Place(file="?"))


def read_definitions(files: Mapping[str, bytes], *, report: Report) -> Definitions | None:
    """Return the definitions, or None where a file of them cannot be read at all."""
    found = readable_definitions(files, report=report)
    return None if found.unread else found


def readable_definitions(files: Mapping[str, bytes], *, report: Report) -> Definitions:
    """Return the definitions; those of a file that cannot be read are blank, and `unread` names it."""
    documents: dict[str, Document] = {}
    unread: set[str] = set()
    for stem in DEFINITIONS + OPTIONAL:
        name = f"{stem}.toml"
        document = read_toml(files.get(name, b""), name=name, report=report)
        if document is None or (stem in DEFINITIONS and name not in files):
            unread.add(name)
            # That its keys are missing too goes without saying.
            document = Document({}, text="", name=name, report=Report())
        documents[stem] = document
    return replace(_Builder(documents, report).build(), unread=frozenset(unread))


class _Builder:
    def __init__(self, documents: Mapping[str, Document], report: Report) -> None:
        self._documents = documents
        self._report = report
        self._places: dict[tuple[str, str], Place] = {}

    def build(self) -> Definitions:
        """Read every file."""
        for stem, document in self._documents.items():
            tables = [table for table, own in TABLES.items() if own == stem]
            document.expect(*tables)
            if stem != "plan":
                document.top().finish(*tables)
        breaks = tuple((records.read_break(b), b.place) for b in self._blocks("break"))
        catalogue = Catalogue(
            plan=self._plan(),
            priorities=self._records("priority", records.read_priority),
            goals=self._records("goal", records.read_goal),
            measures=self._records("measure", records.read_measure),
            areas=self._records("area", records.read_area),
            departments=self._records("department", records.read_department),
            units=self._records("unit", records.read_unit),
            sources=self._records("source", records.read_source),
            breakdowns=self._records("breakdown", self._breakdown),
            indicators=self._indicators(breaks),
            events=self._records("event", records.read_event),
            targets=(),
        )
        corrections = tuple(records.read_correction(b) for b in self._blocks("correction"))
        return Definitions(
            catalogue=catalogue,
            corrections=corrections,
            places=self._places,
            breaks=breaks,
            updates=Updates(
                series=tuple((read_update(b), b) for b in self._blocks("update")),
                origins=self._records("origin", records.read_source),
            ),
        )

    def _blocks(self, table: str) -> list[Block]:
        return self._documents[TABLES[table]].tables(table)

    def _records(self, table: str, read: Callable[[Block], _R]) -> Mapping[str, _R]:
        found: dict[str, _R] = {}
        for block in self._blocks(table):
            record = read(block)
            block.finish()
            if record.id and record.id in found:
                first = self._places[table, record.id]
                block.fault("duplicate-id", "id", record.id, first=first.row)
            self._places[table, record.id] = block.place
            found[record.id] = record
        return found

    def _indicators(self, breaks: tuple[tuple[Break, Place], ...]) -> Mapping[str, Indicator]:
        found = self._records("indicator", records.read_indicator)
        own = {i: tuple(b for b, _ in breaks if b.indicator == i) for i in found}
        return {i: replace(r, breaks=tuple(sorted(own[i], key=lambda b: b.year))) for i, r in found.items()}

    def _breakdown(self, block: Block) -> Breakdown:
        rows = self._documents["breakdowns"].rows("breakdown.category")
        return records.read_breakdown(block, rows)

    def _plan(self) -> Plan:
        block = self._documents["plan"].top()
        if block.integer("format") != FORMAT:
            block.fault("unknown-format", "format", known=FORMAT)
        terms = self._records("term", records.read_term)
        plan = Plan(
            id=block.ident("id"),
            municipality=block.text("municipality"),
            title=block.text("title"),
            area=block.ident("area"),
            example=block.word("origin", Origin) is Origin.EXAMPLE,
            terms=tuple(sorted(terms.values(), key=lambda t: t.first)),
            proposed_languages=block.idents("proposed_languages"),
            contact_name=block.text("contact_name"),
            contact_email=block.string("contact_email", ""),
            population=block.optional_ident("population"),
            secret_below=block.integer("secret_below"),
            note=block.text("note", optional=True),
            round_due=_round_due(block),
        )
        block.finish()
        self._places["plan", plan.id] = block.place
        return plan


def _round_due(block: Block) -> date | None:
    """Read the day of delivery of the plan's `[round]`, or None."""
    found = block.inner("round")
    if found is None:
        return None
    due = found.optional_date("due")
    found.finish()
    return due
