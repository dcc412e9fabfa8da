"""What was taken away, read back: rows as records, whatever the format, and an edition to stamp them with."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from dashboard.domain.dataset import Dataset
from dashboard.domain.edition import Edition, Objection, Waiver
from dashboard.domain.filters import Filters
from dashboard.exports.csv_file import csv_file
from dashboard.exports.data_package import data_package_file
from dashboard.exports.json_stat import json_stat_file
from dashboard.exports.table import COLUMNS
from dashboard.exports.xlsx_file import xlsx_file
from dashboard.ingest.load import load_plan
from dashboard.text.messages import load_words

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("fi", "sv", "en")
PLANS = ("kokkola", "example")
WORDS = load_words()
EXCEL = {"fi": (";", ","), "sv": (";", ","), "en": (",", ".")}
MAKERS: Mapping[str, Callable[..., bytes]] = {
    "csv": csv_file,
    "plain": lambda *asked: csv_file(*asked, plain=True),
    "xlsx": xlsx_file,
    "json": json_stat_file,
    "zip": data_package_file,
}
EDITION = Edition(
    id="board-2023-05-08",
    name={"fi": "Kaupunginhallitus 8.5.2023", "sv": "Stadsstyrelsen 8.5.2023", "en": "City board"},
    date=date(2023, 5, 8),
    hash="0123456789abcdef" * 4,
    frozen="2023-05-04T09:30:00Z",
    format=1,
    code_version="1",
    waivers=(Waiver(objection=Objection.TRANSLATION, reason="käännös tilattu"),),
)
Row = dict[str, Any]


@lru_cache(maxsize=2)
def plan(name: str) -> Dataset:
    return load_plan(DATA / name)


@lru_cache(maxsize=4)
def frozen(dataset: Dataset) -> Dataset:
    return replace(dataset, edition=EDITION)


@lru_cache(maxsize=64)
def made(kind: str, dataset: Dataset, language: str = "en", filters: Filters | None = None) -> bytes:
    """A file of all indicators of a dataset, made once."""
    asked = (dataset, tuple(dataset.catalogue.indicators), filters or Filters(), WORDS[language])
    return MAKERS[kind](*asked)


def csv_rows(content: bytes, separator: str, columns: tuple[str, ...] = COLUMNS) -> list[Row]:
    table = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator)
    next(table)
    return [dict(zip(columns, row, strict=True)) for row in table]


@lru_cache(maxsize=8)
def workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet_rows(content: bytes, sheet: int, columns: tuple[str, ...] = COLUMNS) -> list[Row]:
    """The rows of a sheet by the ids of its columns; sheets are counted from 0, the one that says all."""
    rows = list(workbook(content).worksheets[sheet].iter_rows(min_row=2, values_only=True))
    plain = ([unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in plain]


def package(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def package_table(content: bytes, name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(package(content)[f"{name}.csv"], newline="")))


def datasets(content: bytes) -> list[Row]:
    """The datasets of a JSON-stat answer, its own or those of the collection."""
    answer = json.loads(content)
    return [answer] if answer["class"] == "dataset" else answer["link"]["item"]


@dataclass(frozen=True)
class Cell:
    """A cell of a cube: its categories by dimension, its number and what else is told of it."""

    keys: tuple[str, ...]
    value: float | None
    status: str
    facts: Mapping[str, Any]


def cells(cube: Row) -> Iterator[Cell]:
    """The cells of a cube that hold something, as any reader of JSON-stat finds them."""
    sides = []
    for name in cube["id"]:
        index = cube["dimension"][name]["category"]["index"]
        sides.append(sorted(index, key=index.__getitem__))
    for place, keys in enumerate(product(*sides)):
        at = str(place)
        if at in cube["value"]:
            facts = cube["extension"]["cells"].get(at, {})
            yield Cell(keys, cube["value"][at], cube["status"].get(at, ""), facts)


def number(text: str, comma: str = ".") -> float | None:
    return float(text.replace(comma, ".")) if text else None


def everything(kind: str, content: bytes) -> str:
    """All the words of a file as a person or a search finds them."""
    match kind:
        case "xlsx":
            rows = (row for sheet in workbook(content) for row in sheet.iter_rows(values_only=True))
            return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
        case "zip":
            return "\n".join(package(content).values())
        case _:
            return content.decode("utf-8-sig")
