"""A copy of the sample plan to spoil, and what the loader says of it."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.ingest.load import inspect_plan
from dashboard.ingest.problems import Problem

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = dt.date(2023, 5, 2)
OBSERVATIONS = "observations/observations.csv"


class PlanCopy:
    """A plan's folder that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, file: str, old: str, new: str) -> None:
        """Replace the only occurrence of a text in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Add to the end of a file."""
        with (self.folder / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    def write(self, file: str, content: str | bytes) -> None:
        """Write a whole file."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def row(self, text: str) -> int:
        """Add a row of observations and return its number."""
        self.append(OBSERVATIONS, text + "\n")
        return len((self.folder / OBSERVATIONS).read_text(encoding="utf-8").splitlines())

    def inspect(self) -> tuple[Dataset | None, tuple[Problem, ...]]:
        """Load the plan."""
        return inspect_plan(self.folder, today=TODAY)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the plan."""
        return self.inspect()[1]

    def found(self) -> list[tuple[str, int | None, str, str]]:
        """Return rule, row, column and value of every problem."""
        return [(p.rule, p.row, p.column, p.value) for p in self.problems()]

    def dataset(self) -> Dataset:
        """Return the plan, which must load."""
        dataset, problems = self.inspect()
        assert dataset is not None, problems
        return dataset


@pytest.fixture
def plan(tmp_path: Path) -> PlanCopy:
    shutil.copytree(SAMPLES / "good", tmp_path / "plan")
    return PlanCopy(tmp_path / "plan")


@pytest.fixture
def spoilt(tmp_path: Path) -> Callable[[str], PlanCopy]:
    """The sample plan with the files of a fault's folder laid over it."""

    def lay(fault: str) -> PlanCopy:
        folder = tmp_path / fault
        shutil.copytree(SAMPLES / "good", folder)
        shutil.copytree(SAMPLES / fault, folder, dirs_exist_ok=True)
        return PlanCopy(folder)

    return lay


@pytest.fixture
def workbook(plan: PlanCopy) -> Callable[[], tuple[Any, Callable[[], None]]]:
    """The observations of the sample plan as a workbook in place of the CSV file, and how to save it."""

    def make() -> tuple[Any, Callable[[], None]]:
        path = plan.folder / OBSERVATIONS
        rows = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
        path.unlink()
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "observations"
        for row in rows:
            sheet.append([int(c) if c.isdigit() else c or None for c in row])
        return book, lambda: book.save(path.with_suffix(".xlsx"))

    return make
