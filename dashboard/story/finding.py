"""One indicator told whole: the finding, the words, the tables, the figure."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.line import trend_chart
from dashboard.charts.theme import Figure
from dashboard.domain.observation import Trend
from dashboard.domain.summary import Peers
from dashboard.queries.compare import peers
from dashboard.story.reader import Reader
from dashboard.text.departments import predecessor_text
from dashboard.text.describe import source_line, subtitle, summary, title, trend_change
from dashboard.text.status import Chip, chip, target_sentence
from dashboard.text.table import TableText, peers_table, trend_table

ONE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What page, slide and file say of an indicator.

    `remarks` are what must be known to read it right. `figure` is None where nothing can be drawn: where the
    series is a `single` value, which is shown as a large number, and where the range hides everything.
    """

    trend: Trend
    peers: Peers
    title: str
    subtitle: str
    summary: str
    source: str
    remarks: tuple[str, ...]
    chip: Chip
    tables: tuple[TableText, ...]
    single: bool
    figure: Figure | None


def finding(trend: Trend, reader: Reader, *, size: str, compared: bool = True) -> Finding:
    """Return what is told of a trend.

    Args:
        trend: what is told.
        reader: whom it is told.
        size: of the figure: "large", "small" or "slide".
        compared: whether other areas stand beside the city, where the data have them.
    """
    catalogue, words = reader.catalogue, reader.words
    others: Peers = reader.ask(peers, trend.indicator.id)
    single = len(trend.series.known) <= ONE and not others.everyone
    colour = catalogue.priorities[trend.indicator.priority].colour
    drawn = trend_chart(
        trend,
        peers=others if compared else None,
        catalogue=catalogue,
        words=words,
        colour=colour,
        size=size,
    )
    figure = None if single else drawn
    tables = [trend_table(trend, catalogue=catalogue, words=words)]
    tables += [peers_table(trend, others, catalogue=catalogue, words=words)] if others.everyone else []
    return Finding(
        trend=trend,
        peers=others,
        title=title(trend, catalogue=catalogue, words=words),
        subtitle=subtitle(trend, catalogue=catalogue, words=words),
        summary=summary(trend, others, catalogue=catalogue, words=words),
        source=source_line(trend, catalogue=catalogue, words=words),
        remarks=_remarks(trend, reader, cropped=is_cropped(figure)),
        chip=chip(trend, words),
        tables=tuple(tables),
        single=single,
        figure=figure,
    )


def is_cropped(drawn: Figure | None) -> bool:
    """Tell whether a figure's value axis does not start at zero, which must be said beside it."""
    return drawn is not None and bool(drawn["layout"].get("meta", {}).get("cropped"))


def remarks(trend: Trend, reader: Reader) -> tuple[str, ...]:
    """Return what must be known beside the finding: the target, a poor base, changes of definition."""
    catalogue, words = reader.catalogue, reader.words
    found = (
        target_sentence(trend, catalogue, words),
        trend_change(trend, catalogue=catalogue, words=words).note,
        *(f"{b.year}: {words.of(b.text)}" for b in trend.indicator.breaks),
        predecessor_text(trend, catalogue, words),
    )
    return tuple(remark for remark in found if remark)


def _remarks(trend: Trend, reader: Reader, *, cropped: bool) -> tuple[str, ...]:
    found = remarks(trend, reader)
    return (*found, reader.words("card.axis_cut")) if cropped else found
