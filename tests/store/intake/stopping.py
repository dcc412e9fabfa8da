"""Accepts and restores again and again, each time killed one step later, until one comes to its end.

Run as a program of its own, `python -m tests.store.intake.stopping <folder> accept|restore`: the state of
each stop is left in `<folder>/<number>`, the plan before and after in `<folder>/before` and `<folder>/after`.
A step is a call to the system that concerns the plan's folder.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from dashboard.store.intake import propose
from tests.store.intake.deliveries import (
    TODAY,
    accepted,
    delivery,
    figure,
    imported,
    measure,
    restored,
    text,
)
from tests.store.plans import changed, real
from tests.store.stopping import stop_everywhere

TEXTS = tuple(text("reading", 2023, code, f"Words {code}") for code in ("fi", "sv", "en"))


def begun(folder: Path) -> Path:
    """Return a plan with a log, changed by hand since its last entry."""
    plan = real(folder)
    imported(plan, figure("unemployment", "2023", "9,1", source="made-up"))
    changed(plan / "goals.toml", 'fi = "Lukeminen"', 'fi = "Lukemisen ilo"')
    return plan


def acts(plan: Path) -> dict[str, Callable[[Path], object]]:
    """Return what is done to copies of a plan; the figures, files and texts of an import come and go."""
    one = delivery(
        figure("library-loans", "2023", "700000"),
        measures=(measure("open-library", state="done"),),
        texts=TEXTS,
        department="library",
        year=2023,
    )
    found = propose(plan, [one], today=TODAY)
    return {
        "accept": lambda copy: accepted(copy, found, reason="Syy"),
        "restore": lambda copy: restored(copy, 1),
    }


def main(folder: Path, kind: str) -> None:
    """Leave a plan's folder for each step at which an act may be killed."""
    source = begun(folder / "before")
    act = acts(source)[kind]
    act(Path(shutil.copytree(source, folder / "after")))
    stop_everywhere(source, folder, act)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
