"""Made-up answers in the shapes of the real services, and a plan whose series they publish."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.statistics import Service, Update
from dashboard.ingest.definitions import Definitions, read_definitions
from dashboard.ingest.files import read_files
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.ingest.statistics.answers import Answer

GOOD = Path(__file__).resolve().parents[2] / "samples" / "good"
TODAY = dt.date(2026, 11, 24)
UNEMPLOYED = {2016: 10.1, 2017: 10.4, 2018: 11.0, 2019: 11.2, 2020: 12.9, 2021: 12.1, 2022: 9.5}
NEIGHBOUR = {year: value + 3 for year, value in UNEMPLOYED.items()}
RESIDENTS = {2018: 47_570, 2019: 47_681, 2020: 47_772, 2021: 47_909, 2022: 48_006}
LOANS = {2019: 580_000, 2020: 60_000, 2022: 676_462}
TITLE = "Keksityt työttömät, % työvoimasta"
REGIONS = (
    {
        "id": 7,
        "code": "999",
        "category": "KUNTA",
        "title": {"fi": "Mallila", "sv": "Mallby", "en": "Mallila"},
    },
    {"id": 8, "code": "998", "category": "KUNTA", "title": {"fi": "Naapuri", "sv": "Grannby"}},
    {"id": 9, "code": "358", "category": "MAA", "title": {"fi": "Koko maa", "sv": "Hela landet"}},
    {"id": 10, "code": "16", "category": "MAAKUNTA", "title": {"fi": "Keskimaa", "sv": "Mellanland"}},
)
AREAS = """
[[area]]
id = "neighbour"
name = { fi = "Naapuri", sv = "Grannby", en = "Neighbour" }
code = "998"
peer = true
"""
UPDATES = f"""
[[origin]]
id = "new-source"
name = {{ fi = "Keksitty palvelu", sv = "Påhittad tjänst", en = "Made-up service" }}
publisher = "Tests"
licence = "CC BY 4.0"

[[update]]
indicator = "unemployment"
service = "sotkanet"
id = "9181"
title = "{TITLE}"
source = "new-source"

[[update]]
indicator = "population"
service = "statfin"
id = "StatFin/vaerak/9re"
title = "Väestö 31.12."
source = "new-source"
choose = {{ "Ikä" = "Yhteensä" }}

[[update]]
indicator = "library-loans"
service = "libraries"
title = "kokonaislainaus"
source = "new-source"
"""


def make_plan(folder: Path, updates: str = UPDATES) -> Path:
    """Copy the sample plan to a folder, with series long enough to compare and `updates.toml`."""
    shutil.copytree(GOOD, folder)
    areas = (folder / "areas.toml").read_text(encoding="utf-8").replace('code = ""', 'code = "SSS"')
    (folder / "areas.toml").write_text(areas + AREAS, encoding="utf-8")
    (folder / "updates.toml").write_text(updates, encoding="utf-8")
    rows = ["indicator;area;period;value"]
    rows += [f"unemployment;;{y};{_written(v)}" for y, v in UNEMPLOYED.items() if y < 2021]
    rows += [f"unemployment;neighbour;{y};{_written(v)}" for y, v in NEIGHBOUR.items()]
    rows += [f"population;;{y};{v}" for y, v in RESIDENTS.items() if y < 2022]
    (folder / "observations" / "statistics.csv").write_text("\n".join((*rows, "")), encoding="utf-8")
    return folder


def _written(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def read_plan(folder: Path) -> tuple[Definitions, Dataset]:
    """Read a plan that must be sound."""
    report = Report()
    files = read_files(folder, report=report)
    definitions = read_definitions(files, report=report)
    dataset = dataset_of(files, report=report)
    assert definitions is not None
    assert dataset is not None, report.problems
    return definitions, dataset


def an_update(**changes: object) -> Update:
    """Return a series of Sotkanet with some facts changed."""
    facts: dict[str, object] = {
        "indicator": "unemployment",
        "service": Service.SOTKANET,
        "id": "9181",
        "title": TITLE,
        "source": "new-source",
        "areas": (),
        "first": None,
        "choose": {},
        "multiply": 1,
    }
    return Update(**(facts | changes))  # type: ignore[arg-type]


def answer(content: object, name: str = "answer.json") -> Answer:
    """Return an answer: bytes as they are, text in UTF-8, anything else as JSON."""
    text = content if isinstance(content, bytes | str) else json.dumps(content, ensure_ascii=False)
    data = text if isinstance(text, bytes) else text.encode()
    return Answer(name=name, data=data, origin=f"https://x/{name}", day=TODAY)


def sotkanet_rows(
    values: Mapping[int, Mapping[int, float | None]], ident: int = 9181
) -> list[dict[str, object]]:
    """Return figures by region id and year, in no useful order, with those of other sexes and regions."""
    rows = [_sotkanet_row(ident, r, y, v) for r, own in values.items() for y, v in own.items()]
    rows.append({**_sotkanet_row(ident, 7, 2016, 77.7), "gender": "male"})
    rows.append(_sotkanet_row(ident, 10, 2016, 8.8))
    return rows[::-1]


def _sotkanet_row(ident: int, region: int, year: int, value: float | None) -> dict[str, object]:
    return {"indicator": ident, "region": region, "year": year, "gender": "total", "value": value}


def sotkanet(
    values: Mapping[int, Mapping[int, float | None]],
    *,
    title: str = TITLE,
    regions: Sequence[Mapping[str, object]] = REGIONS,
) -> list[Answer]:
    """Return all that Sotkanet answers for one indicator; values by region id and year."""
    return [
        answer(regions, "sotkanet-regions.json"),
        answer(
            {"id": 9181, "title": {"fi": title, "sv": "Påhittade arbetslösa"}}, "sotkanet-indicator-9181.json"
        ),
        answer(sotkanet_rows(values), "sotkanet-values-9181.json"),
    ]


def metadata(*, new: bool = True, ages: Sequence[str] = ("SSS", "000", "001")) -> dict[str, Any]:
    """Return a table's metadata, with the codes since June 2026 or as they were before."""
    codes = ("alue_23_20260101", "ikaryhma_10", "timeperiod_y", "contentscode")
    area, age, time, contents = codes if new else ("Alue", "Ikä", "Vuosi", "Tiedot")
    years = [str(year) for year in RESIDENTS]
    texts = ["Yhteensä", "0", "1"][: len(ages)]
    counted = ["vaerak-vaesto" if new else "vaesto"]
    names = ["KOKO MAA", "Mallila", "Naapuri"]
    return {
        "title": "Väestö 31.12. muuttujina Alue, Ikä, Vuosi ja Tiedot",
        "variables": [
            {"code": area, "text": "Alue", "values": ["SSS", "KU999", "KU998"], "valueTexts": names},
            {"code": age, "text": "Ikä", "values": list(ages), "valueTexts": texts, "elimination": True},
            {"code": time, "text": "Vuosi", "values": years, "valueTexts": years, "time": True},
            {"code": contents, "text": "Tiedot", "values": counted, "valueTexts": ["Väestö 31.12."]},
        ],
    }


def cube(
    values: Mapping[str, Mapping[int, object]], *, new: bool = True, age: str = "Yhteensä"
) -> dict[str, Any]:
    """Return figures by area code and year in JSON-stat 2, as it is since June 2026 or as it was before."""
    years = sorted({year for own in values.values() for year in own})
    names = {"SSS": "KOKO MAA", "KU999": "Mallila", "KU998": "Naapuri"}
    area, time = ("alue_23_20260101", "timeperiod_y") if new else ("Alue", "Vuosi")
    ages, contents = ("ikaryhma_10", "contentscode") if new else ("Ikä", "Tiedot")
    order = [area, ages, time, contents] if new else [time, ages, area, contents]
    sizes = {area: len(values), ages: 1, time: len(years), contents: 1}
    role = {"time": [time], "metric": [contents]} | ({"geo": [area]} if new else {})
    labels = {code: names[code] for code in values}
    cells = [(c, y) for c in values for y in years] if new else [(c, y) for y in years for c in values]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Väestö 31.12. muuttujina Alue, Ikä, Vuosi ja Tiedot",
        "role": role,
        "id": order,
        "size": [sizes[code] for code in order],
        "dimension": {
            area: {
                "label": "Alue",
                "category": {"index": {c: i for i, c in enumerate(values)}, "label": labels},
            },
            ages: {"label": "Ikä", "category": {"index": {"SSS": 0}, "label": {"SSS": age}}},
            time: {"label": "Vuosi", "category": {"index": [str(y) for y in years]}},
            contents: {"label": "Tiedot", "category": {"label": {"vaesto": "Väestö 31.12."}}},
        },
        "extension": {"px": {"tableid": "9re" if new else "statfin_vaerak_pxt_9re"}},
        "value": [values[code].get(year) for code, year in cells],
    }


def xls(rows: Iterable[Sequence[str | float]]) -> bytes:
    """Return a workbook of Excel 2 with one sheet: the oldest format that `xlrd` reads, and the shortest."""
    parts = [struct.pack("<HHHH", 0x0009, 4, 2, 0x10)]
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            place = struct.pack("<HH3x", y, x)
            if isinstance(cell, str):
                text = cell.encode("cp1252")
                body, kind = place + struct.pack("<B", len(text)) + text, 0x0004
            else:
                body, kind = place + struct.pack("<d", cell), 0x0003
            parts.append(struct.pack("<HH", kind, len(body)) + body)
    return b"".join((*parts, struct.pack("<HH", 0x000A, 0)))


def library_table(loans: float, name: str = "Mallila") -> bytes:
    """Return a yearly table: a title, columns of which one is wanted, and a row a municipality."""
    header = ["Kunta", "Asukasluku", "Kokonaislainaus", "kokonaislainaus / asukasluku"]
    rows: list[Sequence[str | float]] = [["Suomen yleiset kirjastot"], header]
    return xls([*rows, ["Naapuri", 10.0, 1.0, 0.1], [name, 10.0, loans, loans / 10]])
