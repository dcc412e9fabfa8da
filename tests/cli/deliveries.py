"""Files as departments send them, and the commands that take them in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.cli import main

HEADER = "indicator;department;period;breakdown;value;missing;reason\n"
JUMP = "library-loans;library;2023;total;392000;;\n"
PLAIN = "library-loans;library;2023;total;680000;;\n"
REVISED = "unemployment;youth-services;2022;total;9,9;;\n"
HIDDEN = "outreach-persons;youth-services;2022;sex=boys;4;;\n"
PEOPLE = ("--accept", "--by", "Liisa Lainaaja", "--accepted-by", "Kalle Koordinaattori")

Said = Callable[..., Any]


def a_table(folder: Path, *rows: str, name: str = "kirjasto.csv") -> str:
    """Write a table of figures and return its path."""
    path = folder / name
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return str(path)


def files_of(plan: Path) -> dict[str, bytes]:
    """Return every file in a plan's folder."""
    return {str(p.relative_to(plan)): p.read_bytes() for p in plan.rglob("*") if p.is_file()}


def runner(capsys: Any) -> Said:
    """Return how to run a command: its code, and what it said (as data with `--json`)."""

    def run(*arguments: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main(arguments)
        told = capsys.readouterr()
        out = json.loads(told.out) if "--json" in arguments and told.out else told.out.replace("\u00a0", " ")
        return code, out, told.err

    return run
