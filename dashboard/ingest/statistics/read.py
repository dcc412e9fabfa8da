"""All answers of a service to the series of a plan, one reader a service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.statistics import Service, Update
from dashboard.ingest.problems import Place, Report
from dashboard.ingest.statistics import libraries, sotkanet, statfin
from dashboard.ingest.statistics.answers import Answer, Listener
from dashboard.ingest.statistics.definitions import areas_of
from dashboard.ingest.statistics.series import Series, joined, same_words

Found = Iterator[tuple[Update, Series | None]]
Reader = Callable[[Sequence[Answer], Sequence[Update], Catalogue, Report], Found]
COLUMN = "column"
"""What `choose` calls another name of the column in a table of the libraries."""


def read_all(
    service: Service,
    answers: Sequence[Answer],
    updates: Sequence[Update],
    catalogue: Catalogue,
    report: Report,
) -> Found:
    """Return each series as it was read, None where it could not be; the report says why."""
    return READERS[service](answers, updates, catalogue, report)


def _sotkanet(answers: Sequence[Answer], updates: Sequence[Update], _: Catalogue, report: Report) -> Found:
    listener = Listener(Service.SOTKANET, report)
    heard = sotkanet.Answers()
    for answer in answers:
        heard.hear(answer, listener)
    if answers and not heard.regions and not listener.heard:
        listener.add("statistics-lacking", answers[0].place, wanted="regions")
    for update in updates:
        series = heard.series(int(update.id))
        lacking = series is None or int(update.id) not in heard.titles
        if lacking and not listener.heard:
            wanted = f"json?indicator={update.id}" if series is None else f"indicators/{update.id}"
            place = _place(answers)
            Listener(Service.SOTKANET, report).add("statistics-lacking", place, wanted=wanted)
        yield update, None if lacking else series


def _statfin(answers: Sequence[Answer], updates: Sequence[Update], _: Catalogue, report: Report) -> Found:
    listener = Listener(Service.STATFIN, report)
    tables = [answer for answer in answers if b'"variables"' not in answer.data]
    read = [(statfin.read_cube(answer, listener), answer) for answer in tables]
    cubes = [(cube, answer) for cube, answer in read if cube]
    for update in updates:
        own = [(cube, answer) for cube, answer in cubes if _is_from(cube, update)]
        fitting = [(cube, answer) for cube, answer in own if not statfin.unfit(cube, update)]
        if not own and not listener.heard:
            Listener(Service.STATFIN, report).add("statistics-lacking", _place(answers), wanted=update.id)
        yield update, statfin.series_of(fitting or own[:1], update, Listener(Service.STATFIN, report))


def _is_from(cube: statfin.Cube, update: Update) -> bool:
    if cube.table:
        return cube.table == update.id.rpartition("/")[2].removesuffix(".px").rpartition("_")[2]
    return any(same_words(update.title, title) for title in cube.titles)


def _libraries(
    answers: Sequence[Answer], updates: Sequence[Update], catalogue: Catalogue, report: Report
) -> Found:
    tables = [answer for answer in answers if answer.data.lstrip()[:1] != b"<"]
    for update in updates:
        listener = Listener(Service.LIBRARIES, report)
        titles = (update.title, *(text for name, text in update.choose.items() if name == COLUMN))
        areas = [catalogue.areas[name] for name in areas_of(update, catalogue)]
        if not tables:
            listener.add("statistics-lacking", _place(answers), wanted=update.title)
        parts = [
            libraries.read_series(answer, titles=titles, areas=areas, listener=listener) for answer in tables
        ]
        whole = joined([part for part in parts if part is not None])
        yield update, None if listener.heard else whole


def _place(answers: Sequence[Answer]) -> Place:
    return answers[0].place if answers else Place(file="–")


READERS: Mapping[Service, Reader] = {
    Service.SOTKANET: _sotkanet,
    Service.STATFIN: _statfin,
    Service.LIBRARIES: _libraries,
}
