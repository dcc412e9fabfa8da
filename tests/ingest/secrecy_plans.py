"""Invented plans with few people in many cells, and all that somebody who is curious can gather of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Missing
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Observation
from dashboard.ingest.load import dataset_of
from dashboard.ingest.problems import Report
from dashboard.queries.trend import trend
from tests.knowledge import Knowledge

GOOD = Path(__file__).parent.parent / "samples" / "good"
KEPT = ("plan.toml", "areas.toml", "priorities.toml", "goals.toml", "sources.toml")
COLUMNS = "indicator;department;period;breakdown;value;missing"
LIMIT = 5
CITY = "city"
BREAKDOWNS = {"sex": ("girls", "boys"), "age": ("young", "adult", "old")}
KEYS = (TOTAL, *(f"{b}={c}" for b, own in BREAKDOWNS.items() for c in own))
Truth = dict[tuple[str, str, str], int]
"""People by series, department and breakdown."""


def text(words: str) -> str:
    return f'{{ fi = "{words} fi", sv = "{words} sv", en = "{words}" }}'


def block(table: str, **facts: object) -> str:
    return "\n".join([f"[[{table}]]", *(f"{key} = {_toml(value)}" for key, value in facts.items()), ""])


def _toml(value: object) -> str:
    if isinstance(value, str):
        return value if value.startswith("{") else f'"{value}"'
    return str(value).lower()


def indicator(name: str, **facts: object) -> str:
    usual: dict[str, object] = {
        "id": name,
        "priority": "culture",
        "kind": "activity",
        **{key: text(f"{key} {name}") for key in ("name", "full_name", "definition", "method")},
        "unit": "persons",
        "decimals": 0,
        "wanted": "none",
        "combine": "sum",
        "department": "dep-0",
        "source": "made-up",
        "period_type": "year",
        "cadence": 1,
        "next_update": "2024-03",
        "counts_people": True,
        "per_resident": False,
        "confirmed": True,
    }
    return block("indicator", **{**usual, **facts})


def definitions(departments: Sequence[str], indicators: Sequence[str]) -> dict[str, str]:
    """The files of a plan without its observations."""
    files = {name: (GOOD / name).read_text(encoding="utf-8") for name in KEPT}
    files["plan.toml"] = files["plan.toml"].replace('population = "population"\n', "")
    kinds = {d: "city" if d == CITY else "department" for d in departments}
    files["departments.toml"] = "".join(
        block("department", id=d, name=text(d), kind=kind, **{"successor": "dep-0"} if d == "old" else {})
        for d, kind in kinds.items()
    )
    files["units.toml"] = block("unit", id="persons", kind="count", one=text("person"), many=text("persons"))
    files["units.toml"] += block("unit", id="share", kind="percent", one=text("% of"), many=text("% of all"))
    files["breakdowns.toml"] = "".join(
        block("breakdown", id=b, name=text(b))
        + "".join(block("breakdown.category", id=c, name=text(c)) for c in own)
        for b, own in BREAKDOWNS.items()
    )
    files["indicators.toml"] = "".join(indicators)
    files["measures.toml"] = files["events.toml"] = ""
    return files


def loaded(files: dict[str, str]) -> Dataset:
    report = Report()
    dataset = dataset_of({name: words.encode() for name, words in files.items()}, report=report)
    assert dataset is not None, report.problems
    return dataset


SERIES = (
    indicator("pupils"),
    indicator("members"),
    indicator("joined", unit="share", decimals=1, counts_people=False, combine="weighted", weight="pupils",
              numerator="members", denominator="pupils"),
    indicator("absent", unit="share", decimals=1, counts_people=False, combine="weighted", weight="pupils",
              denominator="pupils"),
)  # fmt: skip
SHARES = {"joined": "members", "absent": "absent"}
"""The series that count a share's people."""


@dataclass
class Invented:
    """A plan and the people that it is about; `silent` departments are not known to have nobody."""

    dataset: Dataset
    truth: Truth
    departments: list[str]
    silent: set[str] = field(default_factory=set)


def invented(seed: int, *, dropped: bool = False) -> Invented:
    """A plan of one year with up to five departments, with and without a total, breakdowns and shares.

    Where they are `dropped`, some or all of the pupils are not told, whose shares are.
    """
    dice = random.Random(seed)  # noqa: S311 - figures, not secrets
    departments = [f"dep-{i}" for i in range(dice.randint(1, 3))] + ["old"] * dice.randint(0, 1)
    silent = {d for d in departments[1:] if dice.random() < 0.15}
    truth: Truth = {}
    for d in departments:
        _fill(truth, d, dice)
    for series in ("pupils", "members", "absent"):
        for key in KEYS:
            truth[series, CITY, key] = sum(truth[series, d, key] for d in departments)
    told = [*departments, *[CITY] * dice.randint(0, 1)]
    every = {
        series: list(_rows(series, told, silent, truth, dice))
        for series in ("pupils", "members", *SHARES)
        if series == "pupils" or dice.random() < 0.6
    }
    if dropped and len(every) > 1:
        every["pupils"] = _dropped(every["pupils"], dice)
    rows = [COLUMNS, *(row for own in every.values() for row in own)]
    files = definitions([*departments, CITY], SERIES)
    files["observations/observations.csv"] = "\n".join([*rows, ""])
    return Invented(loaded(files), truth, departments, silent)


def _fill(truth: Truth, department: str, dice: random.Random) -> None:
    """Few people, and in the middle some more; of the members and the absent each one is a pupil."""
    most = dice.choice((3, 8, 30, 200))
    cells = {(s, a): dice.randint(0, most) for s in BREAKDOWNS["sex"] for a in BREAKDOWNS["age"]}
    for series in ("pupils", "members", "absent"):
        own = cells if series == "pupils" else {k: dice.randint(0, v) for k, v in cells.items()}
        truth[series, department, TOTAL] = sum(own.values())
        for i, (name, categories) in enumerate(BREAKDOWNS.items()):
            for c in categories:
                truth[series, department, f"{name}={c}"] = sum(v for k, v in own.items() if k[i] == c)


def _rows(
    series: str, told: Sequence[str], silent: set[str], truth: Truth, dice: random.Random
) -> Iterator[str]:
    shown = [b for b in BREAKDOWNS if dice.random() < 0.6]
    for d in told:
        left_out = {b: dice.choice(own) for b, own in BREAKDOWNS.items() if dice.random() < 0.15}
        for key in KEYS:
            name, _, category = key.partition("=")
            if key != TOTAL and (name not in shown or left_out.get(name) == category):
                continue
            if d in silent:
                yield f"{series};{d};2022;{key};;not-delivered"
                continue
            number = truth[SHARES.get(series, series), d, key]
            whole = truth["pupils", d, key]
            if series not in SHARES:
                yield f"{series};{d};2022;{key};{number};"
            elif whole:
                yield f"{series};{d};2022;{key};{100 * number / whole:.1f};".replace(".", ",")


def _dropped(rows: Sequence[str], dice: random.Random) -> list[str]:
    """Leave out all rows, those of categories, or those of departments."""
    how = dice.choice(("whole", "part", "department"))
    if how == "whole":
        return []
    return [r for r in rows if ("=" not in r if how == "part" else r.split(";")[1] == CITY)]


class Attacker:
    """Knows what everything means, and asks for all there is."""

    def __init__(self, plan: Invented) -> None:
        self._plan = plan
        everyone = [*plan.departments, CITY]
        self.place = {
            (s, d, k): i
            for i, (s, d, k) in enumerate(
                (s, d, k) for s in ("pupils", "members", "absent") for d in everyone for k in KEYS
            )
        }
        self.equal: list[tuple[dict[int, float], float]] = []
        self.below: list[dict[int, float]] = []
        self._adds_up()
        for rows in plan.dataset.by_indicator.values():
            for o in rows:
                self._take(o, [o.department])
        self._ask()

    def is_right(self) -> bool:
        """Whether all that was gathered is true."""
        return self._knowledge().allows([self._plan.truth[name] for name in self.place])

    def width(self, name: tuple[str, str, str]) -> float:
        """How wide a span is left open for a number of people; more than the limit is not told exactly."""
        return self._knowledge().width({self.place[name]: 1}, enough=LIMIT)

    def _knowledge(self) -> Knowledge:
        knowledge = Knowledge(len(self.place))
        for factors, value in self.equal:
            knowledge.equals(factors, value)
        for factors in self.below:
            knowledge.at_most(factors, 0)
        return knowledge

    def _adds_up(self) -> None:
        at = self.place
        for s in ("pupils", "members", "absent"):
            for d in (*self._plan.departments, CITY):
                for b, own in BREAKDOWNS.items():
                    self.equal.append(({at[s, d, TOTAL]: -1, **{at[s, d, f"{b}={c}"]: 1 for c in own}}, 0))
            for k in KEYS:
                parts = {at[s, d, k]: 1.0 for d in self._plan.departments}
                self.equal.append(({at[s, CITY, k]: -1, **parts}, 0))
                if s != "pupils":
                    for d in self._plan.departments:
                        self.below.append({at[s, d, k]: 1, at["pupils", d, k]: -1})

    def _take(self, o: Observation, departments: Sequence[str]) -> None:
        """Keep what a number says: a count, or a share as far as its decimal tells."""
        if o.value is None:
            return
        series = SHARES.get(o.indicator, o.indicator)
        if o.indicator not in SHARES:
            self.equal.append(({self.place[series, d, o.breakdown]: 1 for d in departments}, o.value))
        elif len(departments) == 1:
            part = self.place[series, departments[0], o.breakdown]
            whole = self.place["pupils", departments[0], o.breakdown]
            self.below.append({part: 100, whole: -o.value - 0.05})
            self.below.append({part: -100, whole: o.value - 0.05})

    def _ask(self) -> None:
        """Ask for the trend under every choice of departments."""
        dataset, every = self._plan.dataset, [*self._plan.departments, CITY]
        choices = [c for n in range(len(every) + 1) for c in combinations(every, n)]
        for name in dataset.catalogue.indicators:
            for choice in choices:
                for o in trend(dataset, name, Filters(departments=choice)).series.points:
                    if not o.absent:
                        self._take(o, o.departments or [o.department])


def hidden(dataset: Dataset) -> list[Observation]:
    every = (o for rows in dataset.by_indicator.values() for o in rows)
    return [o for o in every if o.missing is Missing.SUPPRESSED]
