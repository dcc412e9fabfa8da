"""The words of annual reports: complete in every language, every reference to a value that is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Narrative
from dashboard.domain.kinds import Missing
from dashboard.domain.model import TOTAL
from dashboard.domain.observation import Observation
from dashboard.domain.period import Period
from dashboard.domain.reference import Form, Reference, pieces
from dashboard.ingest.csv_reader import decode, row_at
from dashboard.ingest.problems import LANGUAGES, Place, Report
from dashboard.ingest.words import ID, hidden_character, nearest, personal_data

_NAME = re.compile(r"narrative/(?P<year>\d{4})/(?P<goal>[^./]+)\.(?P<language>[^./]+)\.md")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
Records = Mapping[str, tuple[Observation, ...]]
Key = tuple[str, int]


def read_narratives(
    files: Mapping[str, bytes], *, catalogue: Catalogue, report: Report
) -> Mapping[Key, Narrative]:
    """Return the narratives by goal and year; report those that lack a language."""
    found: dict[Key, dict[str, str]] = {}
    for name, data in files.items():
        if name.startswith("narrative/"):
            _read(name, data, found, catalogue, report)
    for (goal, year), texts in found.items():
        for language in LANGUAGES:
            if language not in texts:
                report.add(
                    "narrative-language", Place(file=narrative_file(goal, year, language)), value=language
                )
    return {key: Narrative(goal=key[0], year=key[1], text=texts) for key, texts in sorted(found.items())}


def check_references(
    narratives: Mapping[Key, Narrative], *, catalogue: Catalogue, records: Records | None, report: Report
) -> None:
    """Report references to nothing, and languages that refer to different values.

    Without `records`, where the figures could not all be read, nothing is said of values that are missing.
    """
    resolver = _Resolver(catalogue, records if narratives else {})
    for narrative in narratives.values():
        for language, text in narrative.text.items():
            file = narrative_file(narrative.goal, narrative.year, language)
            for match in _BRACES.finditer(text):
                place = Place(file=file, row=row_at(text, match.start()))
                for rule, details in resolver.faults(match[0]):
                    report.add(rule, place, value=match[0], **details)
        _check_same(narrative, report)


def narrative_file(goal: str, year: int, language: str) -> str:
    """Return the name of the file of a narrative."""
    return f"narrative/{year}/{goal}.{language}.md"


def _read(
    name: str, data: bytes, found: dict[Key, dict[str, str]], catalogue: Catalogue, report: Report
) -> None:
    place, match = Place(file=name), _NAME.fullmatch(name)
    if match is None or not ID.fullmatch(match["goal"]) or match["language"] not in LANGUAGES:
        report.add("narrative-name", place)
        return
    if match["goal"] not in catalogue.goals:
        report.add(
            "unknown-goal", place, value=match["goal"], nearest=nearest(match["goal"], catalogue.goals)
        )
        return
    text = decode(data, place=place, report=report)
    texts = found.setdefault((match["goal"], int(match["year"])), {})
    texts[match["language"]] = "" if text is None else re.sub(r"\r\n?", "\n", text).strip()
    for fault in (hidden_character(text or ""), personal_data(text or "")):
        if fault:
            report.add(fault.rule, place, **fault.details)


class _Resolver:
    def __init__(self, catalogue: Catalogue, records: Records | None) -> None:
        self._catalogue = catalogue
        self._complete = records is not None
        own = catalogue.plan.area
        every = (o for rows in (records or {}).values() for o in rows)
        self._known = {
            (o.indicator, o.department, o.period.key)
            for o in every
            if o.area == own and o.breakdown == TOTAL and (o.known or o.missing is Missing.SUPPRESSED)
        }

    def faults(self, written: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield rule and details for a reference, braces included, that leads nowhere."""
        for piece in pieces(written):
            if isinstance(piece, Reference):
                yield from self._fault(piece)
            else:
                yield "bad-reference", {}

    def _fault(self, reference: Reference) -> Iterator[tuple[str, dict[str, str]]]:
        indicator = self._catalogue.indicators.get(reference.indicator)
        if indicator is None:
            near = nearest(reference.indicator, self._catalogue.indicators)
            yield "reference-to-unknown", {"indicator": reference.indicator, "nearest": near}
            return
        department = reference.department or indicator.department
        needed = [reference.period]
        if reference.form is Form.CHANGE:
            needed.append(year_before(reference.period))
        for period in needed:
            if self._complete and (indicator.id, department, period.key) not in self._known:
                details = {"indicator": indicator.id, "period": period.key, "department": department}
                yield "reference-without-value", details


def year_before(period: Period) -> Period:
    """Return the same period of the year before."""
    return Period(year=period.year - 1, place=period.place, type=period.type, part=period.part)


def _check_same(narrative: Narrative, report: Report) -> None:
    # Of a text that is empty or could not be read that is told already.
    sets = {language: _references(text) for language, text in narrative.text.items() if text}
    if not sets:
        return
    other = next(language for language in LANGUAGES if language in sets)
    first = sets[other]
    for language, own in sets.items():
        if own == first:
            continue
        differing = ", ".join(sorted((own - first) + (first - own)))
        place = Place(file=narrative_file(narrative.goal, narrative.year, language))
        report.add("references-differ", place, value=differing, other=other)


def _references(text: str) -> Counter[str]:
    return Counter(written for written in _BRACES.findall(text) if len(written) > 1)
