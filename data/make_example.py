"""Write `data/example`: a municipality that does not exist, with a case of everything the dashboard knows.

    python data/make_example.py            writes the folder
    python data/make_example.py --check    exits with 1 where the folder is not what would be written

Words, facts and recipes stand in `example_words.toml`; here they become the files of a plan. Every run gives
the same bytes. The keys of an indicator's recipe there:

    facts      kind, unit, wanted direction, department and source
    run        value of 2015 and of 2024, with `noise`, a `dip` in the pandemic and a `step` from a year on
    values     the ten values themselves, in place of `run`
    shares     departments with their share (combine = "sum") or level; "staff" for all by staff
    total      the department that also reports the whole
    before     who had the figures before the department existed
    splits     breakdowns; `peers` whether other areas have values; `ahead` marked values after 2024
    cells      words of Missing, Mark and Qualifier by "<period>" or "<period> <department or breakdown>"
"""  # noqa: INP001 - a script beside its data, not a module

from __future__ import annotations

import json
import math
import random
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

SEED = 2024
HERE = Path(__file__).parent
TARGET = HERE / "example"
WORDS: Mapping[str, Any] = tomllib.loads((HERE / "example_words.toml").read_text(encoding="utf-8"))
LANGUAGES = ("fi", "sv", "en")
FIRST, LAST = 2015, 2024
SECRET_BELOW = 5
AREA = "exampleton"
CONTACT = "esimerkki@example.invalid"
SCALES = {"points": (1, 5)}
"""The ends of a scale, by its unit."""
DECIMALS = {"count": 0, "money": 0, "percent": 1, "rate": 1, "score": 1}
MISSING = ("not-delivered", "not-collected", "not-applicable", "not-counted", "suppressed", "withdrawn")
QUALIFIERS: Mapping[str, tuple[str, Callable[[float], float]]] = {
    "about": ("noin", round),
    "over": ("yli", math.floor),
    "at-least": ("vähintään", math.floor),
    "almost": ("lähes", math.ceil),
    "under": ("alle", math.ceil),
    "mean": ("keskimäärin", float),
}
PARTS = {"term": ("-spring", "-autumn"), "month": tuple(f"-{month:02}" for month in range(1, 13))}
NOTICEABLE = 0.005
HIGHEST = 98.6  # of a percentage, however well an area does
SHARED = 1.03  # what the whole municipality spends for each euro of its departments
HEADER = "indicator;area;department;period;breakdown;value;lower;upper;marks;missing;note"
NOTES = {
    ("volunteers", "2019"): "Keksitty esimerkki: järjestäjä veti luvun pois.",
    ("village-fair-visits", "2020:village-fair"): "Keksitty esimerkki: markkinoita ei pidetty.",
}


class Place(NamedTuple):
    """Where a value belongs."""

    area: str
    department: str
    breakdown: str = "total"


class Row(NamedTuple):
    """A row of observations; the names are those of the columns."""

    indicator: str
    area: str
    department: str
    period: str
    breakdown: str
    value: str
    lower: str = ""
    upper: str = ""
    marks: str = ""
    missing: str = ""
    note: str = ""


# ---- TOML ----


def text(words: list[str], *more: list[str]) -> dict[str, str]:
    """Return words by language, those of `more` after a space."""
    return {language: " ".join(parts) for language, *parts in zip(LANGUAGES, words, *more, strict=True)}


def written(value: object) -> str:
    """Return a value as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {written(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def block(table: str, record: Mapping[str, object]) -> str:
    """Return a record as a block of TOML; None is left out."""
    lines = [f"[[{table}]]"] if table else []
    lines += [f"{key} = {written(value)}" for key, value in record.items() if value is not None]
    return "\n".join(lines) + "\n"


def blocks(table: str, records: Mapping[str, Mapping[str, Any]], *leave: str) -> str:
    """Return records by id as blocks, their words as text and without the keys to leave."""
    found = []
    for ident, record in records.items():
        kept = {k: v for k, v in record.items() if k not in leave}
        kept |= {k: text(kept[k]) for k in ("name", "text", "note", "one", "many", "reason") if k in kept}
        found.append(block(table, {"id": ident} | kept))
    return "\n".join(found)


# ---- Definitions ----


def definitions() -> Iterator[tuple[str, str]]:
    """Yield the TOML files by name, without those that need the observations."""
    words, invented = WORDS, WORDS["invented"]
    yield "plan.toml", plan()
    yield "priorities.toml", blocks("priority", words["priorities"])
    goals = {g["id"]: {"confirmed": True} | g for g in words["goals"]}
    yield "goals.toml", blocks("goal", goals, "id", "story", "change", "done", "next")
    yield "measures.toml", "\n".join(measures())
    yield "areas.toml", blocks("area", words["areas"], "level")
    departments = {k: {"kind": "department", "contact": CONTACT} | d for k, d in words["departments"].items()}
    yield "departments.toml", blocks("department", departments, "staff")
    units = {k: u | {"many": u.get("many", u["one"])} for k, u in words["units"].items()}
    yield "units.toml", blocks("unit", units)
    sources = {k: {"url": f"https://example.invalid/{k}"} | s for k, s in words["sources"].items()}
    yield "sources.toml", blocks("source", {k: s | {"note": invented} for k, s in sources.items()}, "method")
    yield "breakdowns.toml", "\n".join(breakdowns())
    yield "indicators.toml", "\n".join(indicator(i, recipe) for i, recipe in words["indicators"].items())
    yield "events.toml", "\n".join(events())
    rows = [f"{i};{row};" for i, own in words["targets"].items() for row in own]
    yield "targets.csv", "\n".join(["indicator;department;kind;year;value;upper;baseline;source", *rows, ""])


def plan() -> str:
    """Return the plan itself."""
    own = WORDS["plan"]
    top = block("", {"format": 1, "id": "example", "area": AREA, "origin": "example"})
    top += block("", {"proposed_languages": [], "contact_email": CONTACT})
    top += block("", {"population": "population", "secret_below": SECRET_BELOW})
    names = {"municipality": "municipality", "title": "title", "contact_name": "contact", "note": "note"}
    top += block("", {key: text(own[name]) for key, name in names.items()})
    terms = ((2013, 2016), (2017, 2020), (2021, 2025))
    return "\n".join([top, *(block("term", {"id": f"{a}-{b}", "first": a, "last": b}) for a, b in terms)])


def measures() -> Iterator[str]:
    """Yield the measures of each goal."""
    keys = ("id", "state", "year", "departments", "indicators")
    said = ["Keksitty esimerkkitoimenpide.", "Påhittad exempelåtgärd.", "Invented example measure."]
    for goal, rows in WORDS["measures"].items():
        for row in rows:
            record = dict(zip(keys, row, strict=False))
            yield block("measure", {"goal": goal, **record, "name": text(row[-1]), "text": text(said)})


def breakdowns() -> Iterator[str]:
    """Yield each breakdown with its categories."""
    for ident, split in WORDS["breakdowns"].items():
        yield block("breakdown", {"id": ident, "name": text(split["name"])})
        for category in split["categories"]:
            yield block("breakdown.category", {"id": category["id"], "name": text(category["name"])})


def events() -> Iterator[str]:
    """Yield the events, then the breaks."""
    for ident, event in WORDS["events"].items():
        years = dict(zip(("first", "last"), event["years"], strict=True))
        record = {"id": ident, "name": text(event["name"]), "text": text(event["text"]), **years}
        scope = {key: event.get(key, []) for key in ("priorities", "indicators")}
        yield block("event", {**record, "weak_base": event.get("weak_base", False), **scope})
    for found in WORDS["breaks"]:
        yield block("break", found | {"text": text(found["text"], WORDS["invented"])})


def indicator(ident: str, recipe: Mapping[str, Any]) -> str:
    """Return an indicator's definition."""
    kind, unit, wanted, department, source = recipe["facts"].split()
    goals = {g["id"]: g["priority"] for g in WORDS["goals"]}
    cadence, last, inside = recipe.get("cadence", 1), years_of(recipe)[-1], WORDS["plan"]["inside"]
    record = {
        "id": ident,
        "priority": recipe.get("priority") or goals[recipe["goal"]],
        "goal": recipe.get("goal"),
        "kind": kind,
        "name": text(recipe["name"]),
        "full_name": text(recipe["full"]) if "full" in recipe else text(recipe["name"], inside),
        "definition": text(recipe["text"], WORDS["invented"]),
        "method": text(WORDS["sources"][source]["method"], WORDS["invented"]),
        "unit": unit,
        "decimals": decimals_of(recipe),
        "wanted": wanted,
        "combine": recipe.get("combine", "none"),
        "weight": recipe.get("weight"),
        "department": department,
        "source": source,
        "period_type": recipe.get("period", "year"),
        "cadence": cadence,
        "next_update": recipe.get("next", "2026-04" if cadence == 1 else f"{last + cadence}-11"),
        "counts_people": recipe.get("people", False),
        "per_resident": recipe.get("per_resident", False),
        "lead": recipe.get("lead"),
        "confirmed": recipe.get("confirmed", True),
        "lowest": recipe.get("lowest", SCALES.get(unit, (None, None))[0]),
        "highest": SCALES.get(unit, (None, None))[1],
    }
    return block("indicator", record)


def decimals_of(recipe: Mapping[str, Any]) -> int:
    """Return how many decimals an indicator has."""
    usual = DECIMALS[WORDS["units"][recipe["facts"].split()[1]]["kind"]]
    return int(recipe.get("decimals", usual))


# ---- Observations ----


def years_of(recipe: Mapping[str, Any]) -> list[int]:
    """Return the years an indicator has rows for."""
    if "years" in recipe:
        return list(recipe["years"])
    return list(range(FIRST, LAST + 1, recipe.get("cadence", 1)))


def periods_of(recipe: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    """Return year, place in the year and written period, those ahead included."""
    years = years_of(recipe) + [int(year) for year in recipe.get("ahead", {})]
    kind = recipe.get("period", "year")
    if kind in PARTS:
        return [(year, i, f"{year}{part}") for year in years for i, part in enumerate(PARTS[kind])]
    after = f":{recipe['event']}" if kind == "event" else ""
    return [(y, 0, f"{y - 1}/{y}" if kind == "school-year" else f"{y}{after}") for y in years]


class Maker:
    """Makes the rows of one indicator."""

    def __init__(self, ident: str, recipe: Mapping[str, Any]) -> None:
        self._id = ident
        self._recipe = recipe
        self._decimals = decimals_of(recipe)
        kind = WORDS["units"][recipe["facts"].split()[1]]["kind"]
        self._adds, self._percent = kind in {"count", "money"}, kind == "percent"
        self._people = recipe.get("people", False)
        self._department = recipe["facts"].split()[3]

    def rows(self) -> Iterator[Row]:
        """Yield the city's own rows, then those of other areas."""
        shares = self._shares()
        dice = {name: random.Random(f"{SEED} {self._id} {name}") for name in (*shares, *WORDS["areas"])}  # noqa: S311
        for year, place, period in periods_of(self._recipe):
            values = {n: self._value(year, place, dice[n]) * share for n, share in shares.items()}
            for name, value in values.items():
                yield self._row(Place(AREA, self._holder(name, year)), period, value)
            if "total" in self._recipe:
                yield self._row(Place(AREA, self._recipe["total"]), period, sum(values.values()) * SHARED)
            for split in self._recipe.get("splits", ()):
                yield from self._split(split, values[self._department], period)
            if self._recipe.get("peers") and year <= LAST:
                for area in [a for a in WORDS["areas"] if a != AREA]:
                    value = self._value(year, place, dice[area]) * WORDS["areas"][area]["level"]
                    yield self._row(Place(area, self._department), period, value)

    def _shares(self) -> dict[str, float]:
        shares = self._recipe.get("shares", {self._department: 1.0})
        if shares != "staff":
            return dict(shares)
        staff = {k: d["staff"] for k, d in WORDS["departments"].items() if "staff" in d}
        return {k: own / sum(staff.values()) for k, own in staff.items()}

    def _holder(self, name: str, year: int) -> str:
        """Return who had a department's figures in a year."""
        begun: int = WORDS["departments"][name].get("valid_from", FIRST)
        return name if year >= begun else str(self._recipe.get("before", "youth-office"))

    def _value(self, year: int, place: int, dice: random.Random) -> float:
        recipe, swing = self._recipe, dice.uniform(-1, 1)
        if "values" in recipe:
            return float(recipe["values"][min(year, LAST) - FIRST])
        start, end = recipe["run"]
        value = start + (end - start) * (year - FIRST) / (LAST - FIRST)
        value *= 1 - recipe.get("dip", 0) * {2020: 1.0, 2021: 0.6}.get(year, 0)
        value *= recipe.get("season", [1] * 12)[place]
        if "step" in recipe and year >= recipe["step"][0]:
            value *= recipe["step"][1]
        return float(value * (1 + recipe.get("noise", 0.02) * swing))

    def _split(self, split: str, value: float, period: str) -> Iterator[Row]:
        """Yield the categories; counts add up, so a small one is hidden together with a second."""
        categories = WORDS["breakdowns"][split]["categories"]
        parts = [value * c["share" if self._adds else "level"] for c in categories]
        if self._adds:
            parts = [round(part) for part in parts]
            parts[0] += round(value) - sum(parts)
        hidden = self._people and any(part < SECRET_BELOW for part in parts)
        smallest = sorted(parts)[:2] if hidden else []
        for category, part in zip(categories, parts, strict=True):
            words = "suppressed" if part in smallest else ""
            place = Place(AREA, self._department, f"{split}={category['id']}")
            yield self._row(place, period, part, words)

    def _row(self, place: Place, period: str, value: float, words: str = "") -> Row:
        said = self._words(place, period) | set(words.split())
        marks = sorted(said - set(MISSING) - set(QUALIFIERS) | (said & {"suppressed"}))
        cells = (place.area, place.department, period, place.breakdown, self._written(value))
        row = Row(self._id, *cells, marks=" ".join(marks), note=NOTES.get((self._id, period), ""))
        for word in said & set(MISSING):
            return row._replace(value="", missing=word)
        if "derived" in said:
            slack = max(1.0, 0.03 * value) if self._decimals == 0 else 0.03 * value
            lower, upper = self._written(value - slack), self._written(value + slack)
            return row._replace(value="", lower=lower, upper=upper)
        for word in said & set(QUALIFIERS):
            sign, rounding = QUALIFIERS[word]
            step = 10.0 ** max(0, len(str(int(value))) - 2)
            return row._replace(value=f"{sign} {self._written(rounding(value / step) * step)}")
        return row

    def _words(self, place: Place, period: str) -> set[str]:
        """Return what is said of a cell; a breakdown shares what its total lacks, not how it is qualified."""
        if place.area != AREA:
            return set()
        cells, year = self._recipe.get("cells", {}), period.partition(":")[0]
        said = set(f"{cells.get(year, '')} {self._recipe.get('ahead', {}).get(year, '')}".split())
        if place.breakdown != "total":
            said -= {*QUALIFIERS, "derived"}
        own = place.department if place.breakdown == "total" else place.breakdown
        return said | set(cells.get(f"{year} {own}", "").split())

    def _written(self, value: float) -> str:
        value = min(value, HIGHEST) if self._percent else value
        return f"{value:.{self._decimals}f}".replace(".", ",")


def observations() -> Mapping[str, list[Row]]:
    """Return all rows by source."""
    found: dict[str, list[Row]] = {}
    for ident, recipe in WORDS["indicators"].items():
        found.setdefault(recipe["facts"].split()[4], []).extend(Maker(ident, recipe).rows())
    return found


def corrected(rows: Mapping[str, list[Row]]) -> str:
    """Put the faulty cells into the rows as they came in; return the file of corrections."""
    found = []
    for correction in WORDS["corrections"]:
        own = rows[WORDS["indicators"][correction["indicator"]]["facts"].split()[4]]
        wanted = (correction["indicator"], AREA, correction["period"])
        i = next(i for i, row in enumerate(own) if (row.indicator, row.area, row.period) == wanted)
        right, faulty = own[i].value, own[i].value.replace(",", "")
        own[i] = own[i]._replace(value=faulty)
        record = {"expect": faulty, "value": right, "reason": text(correction["reason"])}
        found.append(block("correction", {**correction, **record}))
    return "\n".join(found)


# ---- Narratives ----


def narratives(rows: Mapping[str, list[Row]]) -> Iterator[tuple[str, str]]:
    """Yield the words on each goal that has a story, for two years in three languages."""
    every = (r for own in rows.values() for r in own if r.area == AREA and r.breakdown == "total")
    values = {(r.indicator, r.department, r.period): r.value for r in every}
    for goal in [g for g in WORDS["goals"] if "story" in g]:
        for year, ending in ((2023, goal["done"]), (2024, goal["next"])):
            growth = _growth(goal.get("change", ""), year, values)
            for i, language in enumerate(LANGUAGES):
                story = _dated(goal["story"][i], year) + (f" {growth[i]}" if growth else "")
                yield f"narrative/{year}/{goal['id']}.{language}.md", f"{story}\n\n{ending[i]}\n"


def _dated(words: str, year: int) -> str:
    return words.replace("@SCHOOL", f"@{year - 1}/{year}").replace("@YEAR", f"@{year}")


def _growth(reference: str, year: int, values: Mapping[tuple[str, str, str], str]) -> list[str]:
    """Return the sentence on the change from the year before, or nothing."""
    if not reference:
        return []
    numbers = []
    for one in (year - 1, year):
        name, _, period = _dated(reference, one).partition("@")
        department = WORDS["indicators"][name]["facts"].split()[3]
        numbers.append(float(values[name, department, period].replace(",", ".")))
    change = numbers[1] / numbers[0] - 1
    way = "same" if abs(change) < NOTICEABLE else "up" if change > 0 else "down"
    return [s.replace("REF", f"{_dated(reference, year)}|change") for s in WORDS["growth"][way]]


# ---- The folder ----


def folder() -> Mapping[str, bytes]:
    """Return every file of the example by its path."""
    rows = observations()
    files = dict(definitions()) | dict(narratives(rows)) | {"corrections.toml": corrected(rows)}
    for source, own in rows.items():
        lines = [HEADER, *(";".join(row) for row in own), ""]
        files[f"observations/{source}.csv"] = "\n".join(lines)
    return {name: content.encode() for name, content in files.items()}


def main() -> None:
    """Write the folder, or with `--check` compare it."""
    files = folder()
    found = {p.relative_to(TARGET).as_posix(): p for p in TARGET.rglob("*") if p.is_file()}
    if "--check" in sys.argv[1:]:
        kept = {name: path.read_bytes() for name, path in found.items()}
        differing = sorted(n for n in files.keys() | kept.keys() if files.get(n) != kept.get(n))
        sys.exit(f"data/example differs: {', '.join(differing)}" if differing else 0)
    for name in found.keys() - files.keys():
        found[name].unlink()
    for name, content in files.items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
