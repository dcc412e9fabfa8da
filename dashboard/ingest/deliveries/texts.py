"""A delivered text on what happened under a goal in a year, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.delivery import DeliveredText, Spot
from dashboard.ingest.cells import FIRST_YEAR
from dashboard.ingest.csv_reader import decode
from dashboard.ingest.problems import LANGUAGES, Place, Report
from dashboard.ingest.tidying import prose_findings
from dashboard.ingest.words import hidden_character, nearest

LONGEST_TEXT: Final = 20_000
_OF_TEXTS: Final = {"not-utf8": "not-utf8-text", "not-text": "not-plain-text"}
"""Rules that say of a text what others say of a table: it is put right in another program."""
_NAME: Final = re.compile(
    r"(?:.*/)?(?P<year>[0-9]{4})[-/](?P<goal>[a-z0-9-]+)\.(?P<language>[a-z]+)\.md", re.DOTALL
)


def read_text(
    name: str, data: bytes, *, catalogue: Catalogue, this_year: int, report: Report
) -> tuple[DeliveredText, ...]:
    """Return the text in a file, its line ends made one kind, or nothing with problems."""
    place, match = Place(file=name), _NAME.fullmatch(name.replace("\\", "/"))
    if match is None or match["language"] not in LANGUAGES:
        report.add("text-name", place)
        return ()
    goal, year = match["goal"], int(match["year"])
    if goal not in catalogue.goals:
        report.add("unknown-goal", place, value=goal, nearest=nearest(goal, catalogue.goals))
    if not FIRST_YEAR <= year <= this_year + 1:
        report.add("year-out-of-range", place, value=match["year"], first=FIRST_YEAR, last=this_year + 1)
    found = Report()
    text = decode(data, place=place, report=found)
    report.extend(
        replace(problem, rule=_OF_TEXTS.get(problem.rule, problem.rule)) for problem in found.problems
    )
    if text is None:
        return ()
    content = re.sub(r"\r\n?", "\n", text).strip()
    hidden = hidden_character(content)
    faults: list[tuple[str, Mapping[str, object]]] = [(hidden.rule, hidden.details)] if hidden else []
    faults += [(f.rule, f.details) for f in prose_findings(content, column="", limit=LONGEST_TEXT)]
    for rule, details in faults:
        report.add(rule, place, column="", value="", **dict(details))
    delivered = DeliveredText(
        goal=goal, year=year, language=match["language"], content=f"{content}\n", spot=Spot(file=name)
    )
    return (delivered,)
