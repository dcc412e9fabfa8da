"""A plan that changes from time to time, and somebody who keeps everything that it ever told."""

import random
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.kinds import Missing
from tests.ingest.secrecy_plans import (
    BREAKDOWNS,
    CITY,
    KEYS,
    SERIES,
    Attacker,
    Invented,
    Truth,
    definitions,
)
from tests.knowledge import Knowledge

Name = tuple[str, str, str]
HEADER = "indicator;department;period;breakdown;value"


def written(folder: Path, *rows: str, secret_below: int = 5, departments: tuple[str, ...]) -> Path:
    """Write a plan of rows such as `pupils;dep-0;2022;total;3`."""
    files = definitions([*departments, CITY], SERIES)
    files["plan.toml"] = files["plan.toml"].replace("secret_below = 5", f"secret_below = {secret_below}")
    files["plan.toml"] = files["plan.toml"].replace('origin = "example"', 'origin = "real"')
    (folder / "observations").mkdir(parents=True, exist_ok=True)
    for name, words in files.items():
        (folder / name).write_text(words, encoding="utf-8")
    text = "\n".join([HEADER, *rows, ""])
    (folder / "observations/observations.csv").write_text(text, encoding="utf-8")
    return folder


@dataclass
class Town:
    """Departments with few people, some of which change, and how much of that the plan tells."""

    dice: random.Random
    departments: tuple[str, ...] = ("dep-0", "dep-1", "dep-2")
    truth: Truth = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill every department, and choose what is told."""
        for department in self.departments:
            self.fill(department)
        self.with_shares = self.dice.random() < 0.4
        self.broken_down = [b for b in BREAKDOWNS if self.dice.random() < 0.4]
        self.totals = [*self.departments, CITY] if self.dice.random() < 0.8 else list(self.departments)

    def fill(self, department: str) -> None:
        """Give a department other people."""
        most = self.dice.choice((1, 3, 8, 30))
        cells = [(s, a, self.dice.randint(0, most)) for s in BREAKDOWNS["sex"] for a in BREAKDOWNS["age"]]
        for series in ("pupils", "members", "absent"):
            if series != "pupils":
                cells = [(s, a, self.dice.randint(0, n)) for s, a, n in cells]
            self.truth[series, department, "total"] = sum(n for *_, n in cells)
            for category in (c for own in BREAKDOWNS.values() for c in own):
                name = next(b for b, own in BREAKDOWNS.items() if category in own)
                own = sum(n for sex, age, n in cells if category in (sex, age))
                self.truth[series, department, f"{name}={category}"] = own
            for key in KEYS:
                parts = [self.truth.get((series, d, key), 0) for d in self.departments]
                self.truth[series, CITY, key] = sum(parts)

    def change(self) -> None:
        """Let one or two departments change."""
        for department in self.dice.sample(self.departments, self.dice.randint(1, 2)):
            self.fill(department)

    def rows(self) -> list[str]:
        """Return what the plan's files say."""
        told = [k for k in KEYS if k.partition("=")[0] in {"total", *self.broken_down}]
        places = [(d, k) for d in self.totals for k in told]
        counted = {(d, k): self.truth["pupils", d, k] for d, k in places}
        pupils = [f"pupils;{d};2022;{k};{n}" for (d, k), n in counted.items()]
        return pupils + [self.share(d, k) for (d, k), n in counted.items() if n and self.with_shares]

    def share(self, department: str, key: str) -> str:
        """Return the row of the share of those who are absent."""
        share = 100 * self.truth["absent", department, key] / self.truth["pupils", department, key]
        return f"absent;{department};2022;{key};{share:.1f}".replace(".", ",")

    def seen(self, dataset: Dataset) -> Invented:
        """Return what was shown, with the people that it is about then."""
        return Invented(dataset, dict(self.truth), list(self.departments))


def states(dataset: Dataset) -> dict[Name, bool]:
    """Return whether each number of people, or the share that it is of, is told; it is hidden otherwise."""
    return {
        (o.indicator, o.department, o.breakdown): o.value is not None
        for rows in dataset.by_indicator.values()
        for o in rows
        if o.value is not None or o.missing is Missing.SUPPRESSED
    }


class Archivist:
    """Puts everything that was ever told together; a number that did not change is the same each time."""

    def __init__(self, versions: list[Invented]) -> None:
        """Take every version with what its attacker knows of it."""
        own = [Attacker(version) for version in versions]
        self._place = own[0].place
        self._wide = len(self._place)
        self._last = len(own) - 1
        self._equal = [(self._moved(e, i), v) for i, a in enumerate(own) for e, v in a.equal]
        self._below = [self._moved(e, i) for i, a in enumerate(own) for e in a.below]
        for name, at in self._place.items():
            for i, (one, other) in enumerate(pairwise(versions)):
                if one.truth[name] == other.truth[name]:
                    self._equal.append(({at + i * self._wide: 1, at + (i + 1) * self._wide: -1}, 0))

    def width(self, name: Name) -> float:
        """Return how wide a span is left open for a number of the newest version; more than 1 is not told."""
        attacker = Knowledge(self._wide * (self._last + 1))
        for factors, value in self._equal:
            attacker.equals(factors, value)
        for factors in self._below:
            attacker.at_most(factors, 0)
        return attacker.width({self._place[name] + self._last * self._wide: 1}, enough=1)

    def _moved(self, row: dict[int, float], version: int) -> dict[int, float]:
        return {at + version * self._wide: factor for at, factor in row.items()}
