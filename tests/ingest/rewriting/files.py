"""The sample plan's files with one file of observations, and that file after a change."""

from functools import cache
from pathlib import Path
from typing import Any

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import Key
from dashboard.ingest.definitions import read_definitions
from dashboard.ingest.problems import Report
from dashboard.ingest.rewriting.observation_file import ObservationFile

GOOD = Path(__file__).parents[2] / "samples" / "good"
HEADER = "indicator;department;period;value\n"
ROWS = "library-loans;;2021;1\nlibrary-loans;;2023;3\nunemployment;;2022;9,5\n"


@cache
def catalogue() -> Catalogue:
    """Return the sample plan's catalogue."""
    files = {path.name: path.read_bytes() for path in GOOD.glob("*.toml")}
    definitions = read_definitions(files, report=Report())
    assert definitions is not None
    return definitions.catalogue


def key(indicator: str, period: str, department: str = "", **more: str) -> Key:
    """Return a key of the plan's own area and the indicator's own department."""
    owner = catalogue().indicators[indicator].department
    facts = {"area": "mallila", "department": department or owner, **more}
    return Key(indicator=indicator, period=period, **facts)


def opened(data: bytes | str | None, name: str = "observations/a.csv") -> Any:
    """Return a file of observations, whose content is for each test to know."""
    content = data.encode() if isinstance(data, str) else data
    return ObservationFile(content, name=name, catalogue=catalogue())


def put(data: str, indicator: str, period: str, **cells: str) -> str:
    """Return a file in which a figure is written."""
    file = opened(data)
    file.put(key(indicator, period), cells)
    return str(file.content().decode())
