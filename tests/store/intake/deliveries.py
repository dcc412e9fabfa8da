"""Deliveries to the sample plan, and short ways to propose and accept them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.domain.changelog import Act, LogEntry
from dashboard.domain.delivery import DeliveredFigure, DeliveredMeasure, DeliveredText, Delivery, Key, Spot
from dashboard.store.intake import Proposed, accept, propose, read_log, restore

TODAY = dt.date(2024, 2, 1)
NOW = dt.datetime(2024, 2, 1, 10, 30, tzinfo=dt.UTC)
OWNERS = {
    "library-loans": "library",
    "outreach-persons": "youth-services",
    "unemployment": "youth-services",
    "population": "youth-services",
}


def figure(indicator: str, period: str, value: str = "", **more: Any) -> DeliveredFigure:
    """Return a figure of the plan's own area as it comes from a workbook."""
    key = Key(
        indicator=indicator,
        area=more.pop("area", "mallila"),
        department=more.pop("department", OWNERS.get(indicator, "youth-services")),
        period=period,
        breakdown=more.pop("breakdown", "total"),
    )
    cell = more.pop("cell", "F14")
    spot = Spot(file="delivered.xlsx", sheet="Mittarit", cell=cell, row=14)
    return DeliveredFigure(key=key, spot=spot, value=value, **more)


def measure(ident: str, **more: Any) -> DeliveredMeasure:
    """Return a measure as it comes from a workbook."""
    facts = {"state": "ongoing", "year": 2023, "text": {}, **more}
    return DeliveredMeasure(measure=ident, spot=Spot(file="delivered.xlsx", sheet="Toimenpiteet"), **facts)


def text(goal: str, year: int, language: str, content: str) -> DeliveredText:
    """Return a text on a goal."""
    name = f"{year}-{goal}.{language}.md"
    return DeliveredText(goal=goal, year=year, language=language, content=content, spot=Spot(file=name))


def delivery(*figures: DeliveredFigure, name: str = "delivered.xlsx", **more: Any) -> Delivery:
    """Return a delivered file."""
    facts = {"sha256": name.encode().hex().ljust(64, "0")[:64], **more}
    return Delivery(file=name, figures=figures, **facts)


def proposed(plan: Path, *figures: DeliveredFigure, **more: Any) -> Any:
    """Propose figures to a plan."""
    return proposed_all(plan, delivery(*figures, **more))


def proposed_all(plan: Path, *deliveries: Delivery) -> Any:
    """Propose deliveries to a plan; what is there of the proposal is for each test to know."""
    return propose(plan, deliveries, today=TODAY)


def accepted(plan: Path, found: Proposed, **more: Any) -> LogEntry:
    """Accept what was proposed, as two people do."""
    facts = {"act": Act.IMPORT, "by": "Maija", "accepted_by": "Ville", "reason": "", "now": NOW, **more}
    return accept(plan, found, **facts)


def imported(plan: Path, *figures: DeliveredFigure, **more: Any) -> LogEntry:
    """Propose figures and accept them for a reason."""
    return accepted(plan, proposed(plan, *figures, **more), reason="Vuoden luvut")


def restored(plan: Path, state: int | str, **more: Any) -> LogEntry:
    """Restore a state, as two people do."""
    facts = {"by": "Maija", "accepted_by": "Ville", "reason": "Väärä tiedosto", "now": NOW, **more}
    return restore(plan, state, **facts)


def plan_files(plan: Path) -> Mapping[str, bytes]:
    """Return every file of the plan itself, byte for byte; not what a writer that was stopped left behind."""
    own = [path for path in plan.rglob("[!.]*") if path.is_file()]
    found = {path.relative_to(plan).as_posix(): path.read_bytes() for path in own}
    return {name: data for name, data in found.items() if not name.startswith(("log/", "editions/"))}


def sound(plan: Path) -> bool:
    """Tell whether the plan's log is whole and nothing unfinished lies about."""
    left = [*plan.rglob(".begun-*"), *plan.glob("log/journal.json")]
    return not left and not read_log(plan).faults
