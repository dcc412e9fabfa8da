"""The first sheet of a workbook: what it is, how it is read, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.exports.reading import chapters, licences, told_of
from dashboard.text.messages import Words

Look = Literal["title", "heading", "wrapped", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the sheet; `sheet` is the name of the sheet that it leads to, empty for plain words."""

    text: str
    look: Look = "wrapped"
    sheet: str = ""


def cover_lines(dataset: Dataset, filters: Filters, tables: Sequence[str], words: Words) -> tuple[Line, ...]:
    """Return the lines of the first sheet; `tables` are the ids of the others in order."""
    title = Line(text=words.of(dataset.catalogue.plan.title), look="title")
    told = (Line(text=line) for line in told_of(dataset, filters, words))
    purpose = Line(text=f"{words('export.about.rows')} {words('export.about.licence')}")
    return (
        title,
        *told,
        purpose,
        Line(text=words("export.about.sheets"), look="heading"),
        *(_link(table, words) for table in tables),
        *_reading(dataset, words),
        Line(text=words("about.sources"), look="heading"),
        *(Line(text=line) for line in licences(dataset.catalogue, words)),
    )


def _link(table: str, words: Words) -> Line:
    name = words(f"export.table.{table}")
    return Line(text=f"{name}: {words(f'export.holds.{table}')}", look="link", sheet=name)


def _reading(dataset: Dataset, words: Words) -> Iterator[Line]:
    missing = words("export.column.missing")
    for chapter in chapters(dataset.catalogue, words, missing=missing):
        yield Line(text=chapter.title, look="heading")
        yield Line(text=chapter.text)
        yield from (Line(text=f"{sign.shown}: {sign.meaning}") for sign in chapter.signs)
    yield Line(text=words("export.about.guard"))
