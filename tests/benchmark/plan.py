"""Writes an invented plan of any size from a fixed seed, in the plan's own format and as one flat table."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 20251124
PRIORITIES = (("safety", "#b84a00"), ("health", "#93407a"), ("education", "#00735c"), ("nature", "#2f5fa8"))
YEARS = range(2000, 2026)
FLAT = "flat.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a plan is; the indicators are spread evenly over the four priorities."""

    name: str
    indicators: int
    departments: int = 12


SMALL = Size(name="small", indicators=40)
LARGE = Size(name="large", indicators=300)


def write_plan(folder: Path, size: Size) -> Path:
    """Write the plan to a folder of the size's name, its figures also as a flat table beside it."""
    plan = folder / size.name
    (plan / "observations").mkdir(parents=True)
    each = size.indicators // len(PRIORITIES)
    indicators = [(f"{p}-{n:03}", p) for p, _ in PRIORITIES for n in range(1, each + 1)]
    departments = [f"department-{n:02}" for n in range(1, size.departments + 1)]
    for name, content in _definitions(size, indicators, departments).items():
        (plan / name).write_text(content, encoding="utf-8")
    own, flat = ["indicator;department;period;value"], ["priority,indicator,department,year,value"]
    for (indicator, priority), department, year, value in _figures(indicators, departments):
        own.append(f"{indicator};{department};{year};{value}")
        flat.append(f"{priority},{indicator},{department},{year},{value}")
    (plan / "observations" / "figures.csv").write_text("\n".join(own) + "\n", encoding="utf-8")
    (folder / f"{size.name}-{FLAT}").write_text("\n".join(flat) + "\n", encoding="utf-8")
    return plan


def _figures(
    indicators: list[tuple[str, str]], departments: list[str]
) -> Iterator[tuple[tuple[str, str], str, int, int]]:
    chance = random.Random(SEED)  # noqa: S311 - figures, not secrets
    for indicator in indicators:
        for department in departments:
            level, slope = chance.uniform(600, 2000), chance.gauss(0, 15)
            for n, year in enumerate(YEARS):
                yield indicator, department, year, max(0, round(level + slope * n + chance.gauss(0, 40)))


def _definitions(size: Size, indicators: list[tuple[str, str]], departments: list[str]) -> dict[str, str]:
    return {
        "plan.toml": _table(
            "",
            format=1,
            id=size.name,
            area="benchmark",
            origin="example",
            proposed_languages=[],
            contact_email="",
            secret_below=5,
            municipality=_text("Benchmark"),
            title=_text("Benchmark"),
            contact_name=_text("Nobody"),
            note=_text("Invented figures."),
        ),
        "areas.toml": _table("area", id="benchmark", name=_text("Benchmark"), code="000"),
        "priorities.toml": "".join(
            _table("priority", id=p, name=_text(p.title()), colour=colour) for p, colour in PRIORITIES
        ),
        "goals.toml": "".join(
            _table("goal", id=f"better-{p}", priority=p, name=_text(f"Better {p}"), confirmed=True)
            for p, _ in PRIORITIES
        ),
        "measures.toml": "",
        "events.toml": "",
        "departments.toml": "".join(
            _table("department", id=d, name=_text(d.replace("-", " ").title()), kind="department")
            for d in departments
        ),
        "units.toml": _table("unit", id="visits", kind="count", one=_text("visit"), many=_text("visits")),
        "sources.toml": _table(
            "source",
            id="invented",
            name=_text("Invented figures"),
            publisher="Nobody",
            url="https://example.invalid/",
            licence="",
            licence_url="",
            retrieved="",
        ),
        "indicators.toml": "".join(_indicator(i, p, departments[0]) for i, p in indicators),
    }


def _indicator(name: str, priority: str, department: str) -> str:
    title = name.replace("-", " ").title()
    return _table(
        "indicator",
        id=name,
        priority=priority,
        goal=f"better-{priority}",
        kind="activity",
        name=_text(title),
        full_name=_text(title),
        definition=_text(f"Visits counted under {title}."),
        method=_text("Counted once a year."),
        unit="visits",
        decimals=0,
        wanted="up",
        combine="sum",
        department=department,
        source="invented",
        period_type="year",
        cadence=1,
        next_update="not-known",
        counts_people=False,
        per_resident=False,
        confirmed=True,
    )


def _text(words: str) -> dict[str, str]:
    """Return a text that differs in each language, as real ones do."""
    return {"fi": f"{words} FI", "sv": f"{words} SV", "en": words}


def _table(table: str, /, **values: object) -> str:
    head = f"[[{table}]]\n" if table else ""
    return head + "".join(f"{key} = {_toml(value)}\n" for key, value in values.items()) + "\n"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case dict():
            return "{ " + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + " }"
        case _:
            return str(value)
