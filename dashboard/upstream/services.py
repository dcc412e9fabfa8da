"""What each service is asked for the series of a plan, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode, urljoin, urlsplit

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.statistics import Service, Update
from dashboard.ingest.problems import Place
from dashboard.ingest.statistics.answers import Answer, Unanswered
from dashboard.ingest.statistics.definitions import areas_of
from dashboard.ingest.statistics.libraries import read_links
from dashboard.ingest.statistics.px_table import Wish, queries, read_table
from dashboard.upstream.client import Kind
from dashboard.upstream.errand import Errand

ADDRESSES: Final[Mapping[Service, str]] = {
    Service.SOTKANET: "https://sotkanet.fi/rest/1.1",
    Service.STATFIN: "https://pxdata.stat.fi/PxWeb/api/v1/fi",
    Service.LIBRARIES: "https://tilastot.kirjastot.fi/yearlyreports.php",
}
MOST_CELLS: Final = 120_000
"""How many figures StatFin gives in one answer."""
Wanted = Sequence[tuple[Update, range]]
"""Series with the years to ask for."""


def fetch(errand: Errand, wanted: Wanted, catalogue: Catalogue) -> None:
    """Ask the errand's service for every series; what fails is reported and does not keep the others."""
    _FETCHERS[errand.service](errand, wanted, catalogue)


def _sotkanet(errand: Errand, wanted: Wanted, _: Catalogue) -> None:
    """Ask for the list of regions, without which no figure has a place, then for titles and figures."""
    if not errand.ask("sotkanet-regions.json", f"{errand.address}/regions", kind=Kind.JSON):
        errand.failed.update(update.indicator for update, _ in wanted)
        return
    for update, years in wanted:
        titles = f"{errand.address}/indicators/{update.id}"
        # The service wants the key once a year; a list in one key is refused.
        asked = urlencode({"indicator": update.id, "years": list(years), "genders": "total"}, doseq=True)
        found = errand.ask(f"sotkanet-indicator-{update.id}.json", titles, kind=Kind.JSON) and errand.ask(
            f"sotkanet-values-{update.id}.json", f"{errand.address}/json?{asked}", kind=Kind.JSON
        )
        if not found:
            errand.failed.add(update.indicator)


def _statfin(errand: Errand, wanted: Wanted, catalogue: Catalogue) -> None:
    """Ask for a table's metadata first: the codes in them change."""
    for update, years in wanted:
        table = update.id.removesuffix(".px")
        stem = f"statfin-{table.rpartition('/')[2]}-{update.indicator}"
        address = f"{errand.address}/{table}.px"
        answer = errand.ask(f"{stem}-metadata.json", address, kind=Kind.JSON)
        bodies = _queries(answer, update, years, catalogue, errand) if answer else []
        found = [
            errand.ask(f"{stem}-{number}.json", address, kind=Kind.JSON, body=body)
            for number, body in enumerate(bodies, start=1)
        ]
        if not found or None in found:
            errand.failed.add(update.indicator)


def _queries(
    answer: Answer, update: Update, years: range, catalogue: Catalogue, errand: Errand
) -> Sequence[Mapping[str, object]]:
    listener = errand.listener
    table = read_table(answer, listener)
    if table is None:
        return []
    codes = tuple(catalogue.areas[name].code for name in areas_of(update, catalogue))
    wish = Wish(update=update, codes=codes, first=years.start, most=MOST_CELLS)
    return list(queries(table, wish, answer=answer, listener=listener))


def _libraries(errand: Errand, wanted: Wanted, _: Catalogue) -> None:
    """Ask for the page that lists the tables, for their names cannot be guessed, and for a table a year."""
    page = errand.ask("libraries-list.html", errand.address, kind=Kind.PAGE)
    links = read_links(page, errand.listener) if page else {}
    first = min((years.start for _, years in wanted), default=0)
    tables = {y: urljoin(errand.address, link) for y, link in sorted(links.items()) if y >= first}
    found = [_table(year, link, errand) for year, link in tables.items()]
    if not found or None in found:
        errand.failed.update(update.indicator for update, _ in wanted)


def _table(year: int, link: str, errand: Errand) -> Answer | None:
    if not _is_same_site(errand.address, link):
        place = Place(file=errand.address)
        errand.listener.add(Unanswered.ELSEWHERE, place, wanted=urlsplit(link).netloc)
        return None
    return errand.ask(f"libraries-{year}.xls", link, kind=Kind.XLS)


def _is_same_site(one: str, other: str) -> bool:
    """Tell whether two hosts belong together, as `tilastot.kirjastot.fi` and `www.kirjastot.fi` do."""
    first, second = (urlsplit(address) for address in (one, other))
    sites = [(parts.hostname or "").split(".")[-2:] for parts in (first, second)]
    return first.netloc == second.netloc or (sites[0] == sites[1] and not sites[0][-1].isdigit())


_FETCHERS: Final[Mapping[Service, Callable[[Errand, Wanted, Catalogue], None]]] = {
    Service.SOTKANET: _sotkanet,
    Service.STATFIN: _statfin,
    Service.LIBRARIES: _libraries,
}
