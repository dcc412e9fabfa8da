"""Plans to freeze, and short ways to freeze them."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.domain.edition import Edition, Objection, Waiver
from dashboard.store.draft import Draft
from dashboard.store.freeze import freeze

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
ONE, TWO = (SAMPLES / "editions" / f"format-{number}" for number in (1, 2))
ID = "2023-05-08-kunnanhallitus"
NOW = dt.datetime(2023, 5, 8, 6, 12, 30, tzinfo=dt.UTC)
NAME = {"fi": "Kunnanhallitus 8.5.2023", "sv": "Kommunstyrelsen 8.5.2023", "en": "Board, 8 May 2023"}


def copied(source: Path, target: Path) -> Path:
    """Copy a plan's folder."""
    return Path(shutil.copytree(source, target))


def real(folder: Path) -> Path:
    """Copy the sample plan and call its figures real, so that nothing speaks against freezing it."""
    plan = copied(SAMPLES / "good", folder)
    changed(plan / "plan.toml", 'origin = "example"', 'origin = "real"')
    return plan


def changed(file: Path, old: str, new: str) -> None:
    """Replace the only occurrence of a text in a file, at once for whoever is reading it."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    begun = file.with_name(f".{file.name}")
    begun.write_text(text.replace(old, new), encoding="utf-8")
    begun.replace(file)


def waiver(objection: Objection, reason: str = "Keksitty syy") -> Waiver:
    """Return a waiver with a reason."""
    return Waiver(objection=objection, reason=reason)


def frozen(plan: Path, *, now: dt.datetime = NOW, **facts: Any) -> Edition:
    """Freeze a plan."""
    draft = {"name": NAME, "date": dt.date(2023, 5, 8), **facts}
    return freeze(plan, Draft(**draft), code_version="0.1.0", now=now)


def content(folder: Path) -> Mapping[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
