"""Every file that can be taken away, by the end of its name: what it is of, its type, how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from dashboard.domain.dataset import Dataset
from dashboard.exports.csv_file import csv_file
from dashboard.exports.data_package import data_package_file
from dashboard.exports.json_stat import json_stat_file
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.story.changes import Since
from dashboard.story.reader import Reader

EVERYTHING: Final = ("plan", "indicators")
"""The names of files of the whole plan; the second is what earlier addresses said."""


class Of(StrEnum):
    """What a file is of."""

    PLAN = "plan"
    PRIORITY = "priority"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What is asked for.

    `name` is one of `EVERYTHING`, a priority or an indicator; `address` where the site stands, such as
    `https://example.fi`; `slides` the chosen slides in order; `since` what changes are told from.
    """

    reader: Reader
    name: str
    today: date
    address: str = ""
    slides: tuple[str, ...] = ()
    since: Since | None = None
    progress: Callable[[int, int], None] | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the file is of."""
        catalogue = self.reader.catalogue
        if self.name in catalogue.priorities:
            return tuple(i.id for i in catalogue.indicators_of(self.name))
        return (self.name,) if self.name in catalogue.indicators else tuple(catalogue.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A kind of file. `slow` is one that takes seconds."""

    mimetype: str
    of: frozenset[Of]
    make: Callable[[Take], bytes]
    slow: bool = False


def file_name(take: Take, suffix: str) -> str:
    """Return the name to save a file under: plan, what of, edition where there is one, language."""
    plan, edition = take.reader.catalogue.plan.id, take.reader.dataset.edition
    parts = (plan, take.name, edition.id if edition else "", take.reader.words.language)
    return f"{'-'.join(part for part in parts if part)}.{suffix}"


def kind_of(name: str, dataset: Dataset) -> Of | None:
    """Return what a name stands for, None for nothing."""
    if name in EVERYTHING:
        return Of.PLAN
    if name in dataset.catalogue.priorities:
        return Of.PRIORITY
    return Of.INDICATOR if name in dataset.catalogue.indicators else None


def _table(make: Callable[..., bytes], take: Take) -> bytes:
    reader = take.reader
    return make(reader.dataset, take.indicators, reader.filters, reader.words)


_DATA: Final = frozenset(Of)
_PLAN: Final = frozenset({Of.PLAN})
_ONE: Final = frozenset({Of.INDICATOR})
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FILES: Final[Mapping[str, File]] = {
    "csv": File(mimetype="text/csv", of=_DATA, make=partial(_table, csv_file)),
    "plain.csv": File(mimetype="text/csv", of=_DATA, make=partial(_table, partial(csv_file, plain=True))),
    "xlsx": File(mimetype=_XLSX, of=_DATA, make=partial(_table, xlsx_file)),
    "json": File(mimetype="application/json", of=_DATA, make=partial(_table, json_stat_file)),
    "zip": File(mimetype="application/zip", of=_PLAN, make=partial(_table, data_package_file)),
}
"""The kinds of files by the end of their names, in the order they are told."""
