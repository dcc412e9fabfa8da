"""Changes that people make to a plan between two meetings, and what each of them must be listed as."""

import csv
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.difference import Differences
from dashboard.ingest.load import load_plan

DATA = Path(__file__).parents[2] / "data"
Row = dict[str, str]


class PlanCopy:
    """A copy of a plan's folder that a test may edit as people do."""

    def __init__(self, plan: str, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(DATA / plan, folder)

    def dataset(self) -> Dataset:
        return load_plan(self.folder)

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def remove(self, pattern: str) -> None:
        found = list(self.folder.glob(pattern))
        assert found, pattern
        for path in found:
            path.unlink()

    # ---- tables: a row is named by some of its cells, e.g. "library-loans 2022"

    def rows(self, file: str) -> list[Row]:
        return list(csv.DictReader(self.read(file).splitlines(), delimiter=";"))

    def save(self, file: str, rows: list[Row]) -> None:
        columns = list(dict.fromkeys(column for row in rows for column in row))
        lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
        self.write(file, "".join(";".join(line) + "\n" for line in lines))

    def set(self, file: str, which: str, **cells: str) -> None:
        rows = self.rows(file)
        rows[_place(rows, which)] |= cells
        self.save(file, rows)

    def drop(self, file: str, which: str) -> None:
        rows = self.rows(file)
        del rows[_place(rows, which)]
        self.save(file, rows)

    def add(self, file: str, **cells: str) -> None:
        self.save(file, [*self.rows(file), cells])

    # ---- definitions: a block is named by its id

    def fact(self, file: str, name: str, key: str, value: str) -> None:
        start, end = self._span(file, name)
        text = self.read(file)
        block, times = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", text[start:end])
        assert times == 1, f"{key} stands {times} times in {name}"
        self.write(file, text[:start] + block + text[end:])

    def word(self, file: str, name: str, old: str, new: str) -> None:
        start, end = self._span(file, name)
        text = self.read(file)
        assert text[start:end].count(old) == 1, f"{old!r} in {name}"
        self.write(file, text[:start] + text[start:end].replace(old, new) + text[end:])

    def withdraw(self, file: str, name: str) -> None:
        start, end = self._span(file, name)
        text = self.read(file)
        self.write(file, text[:start] + text[end:])

    def twin(self, file: str, name: str, new: str) -> None:
        """Add a block like another one under an id of its own."""
        start, end = self._span(file, name)
        block = self.read(file)[start:end].replace(f'id = "{name}"', f'id = "{new}"')
        self.write(file, f"{self.read(file)}\n{block}")

    def _span(self, file: str, name: str) -> tuple[int, int]:
        text = self.read(file)
        place = re.search(rf'(?m)^id = "{name}"$', text)
        assert place is not None, f"{name} in {file}"
        start = text.rindex("[[", 0, place.start())
        end = text.find("\n[[", place.start())
        return start, len(text) if end < 0 else end + 1


def _place(rows: list[Row], which: str) -> int:
    wanted = which.split()
    found = [i for i, row in enumerate(rows) if all(part in row.values() for part in wanted)]
    assert len(found) == 1, f"{which}: {len(found)} rows"
    return found[0]


@dataclass(frozen=True)
class Edit:
    """A change, and everything it must be listed as."""

    do: Callable[[PlanCopy], None]
    listed: tuple[str, ...]


def listed(found: Differences) -> list[str]:
    """Everything that is listed, one line each, sorted."""
    years = [found.report_year] if found.report_year else []
    return sorted([*(f"year {old}>{new}" for old, new in years), *_figures(found), *_definitions(found)])


def _figures(found: Differences) -> list[str]:
    return [
        *(
            f"status {m.new.indicator.id} {m.old.status.verdict}>{m.new.status.verdict}"
            + (" by year" if m.by_year else "")
            for m in found.statuses
        ),
        *(f"target {m.how} {m.indicator}" for m in found.targets),
        *(f"value {m.how} {m.indicator} {m.period.key} {m.department} {m.breakdown}" for m in found.values),
        *(f"peers {m.indicator} {m.added} {m.moved} {m.gone}" for m in found.peers),
    ]


def _definitions(found: Differences) -> list[str]:
    return [
        *(f"measure {m.how} {m.id}" for m in found.measures),
        *(f"{m.item} {m.how} {m.id}" for m in found.items),
        *(f"fact {m.item} {m.id} {m.fact} {' '.join(m.old)}>{' '.join(m.new)}" for m in found.facts),
        *(
            f"narrative {m.how} {m.goal} {m.year} "
            + " ".join(f"{language}:{n}" for language, n in m.paragraphs)
            for m in found.narratives
        ),
        *(f"text {m.item} {m.id} {','.join(m.parts)} {','.join(m.languages)}" for m in found.texts),
    ]
