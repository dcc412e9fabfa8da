"""Whether a plan's id is the name of its folder: a copy for another municipality easily keeps the old one."""

from __future__ import annotations

from pathlib import Path

from dashboard.ingest.documents import read_toml
from dashboard.ingest.problems import Problem, Report

_FILE = "plan.toml"


def folder_problems(folder: Path) -> tuple[Problem, ...]:
    """Return a warning where the plan in a folder goes by another id; other faults are told elsewhere."""
    try:
        data = (folder / _FILE).read_bytes()
    except OSError:
        return ()
    document = read_toml(data, name=_FILE, report=Report())
    if document is None:
        return ()
    block, name, report = document.top(), folder.resolve().name, Report()
    ident = block.string("id", "")
    if ident and ident != name:
        report.add("id-of-other-folder", block.where("id"), column="id", value=ident, folder=name)
    return report.problems
