"""What is delivered more than once, over several files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.delivery import Delivery, Spot
from dashboard.ingest.problems import Place, Report


def check_repeats(deliveries: Sequence[Delivery], *, report: Report) -> None:
    """Report files that are the same, and figures, measures and texts that two files deliver.

    A measure may come from every department that takes it, as long as all say the same of it.
    """
    files: dict[str, str] = {}
    told: dict[tuple[str, ...], tuple[Delivery, Spot, object]] = {}
    for delivery in deliveries:
        if delivery.sha256 in files:
            report.add("same-file", Place(file=delivery.file), other=files[delivery.sha256])
            continue
        files[delivery.sha256] = delivery.file
        for name, spot, says in _items(delivery):
            owner, other, earlier = told.setdefault(name, (delivery, spot, says))
            if owner is not delivery and (says is None or says != earlier):
                place = Place(file=spot.file, sheet=spot.sheet, row=spot.row, cell=spot.cell)
                report.add("delivered-twice", place, value=" ".join(name), other=_words(other))


def _items(delivery: Delivery) -> Iterator[tuple[tuple[str, ...], Spot, object]]:
    """Yield what names each thing delivered, where it stands, and what two files may say alike."""
    for figure in delivery.figures:
        yield tuple(figure.key), figure.spot, None
    for measure in delivery.measures:
        yield (measure.measure,), measure.spot, (measure.state, measure.year, dict(measure.text))
    for text in delivery.texts:
        yield (str(text.year), text.goal, text.language), text.spot, None


def _words(spot: Spot) -> str:
    """Return a place in words that every language understands."""
    row = "" if spot.row is None else str(spot.row)
    inside = f"{spot.sheet}!{spot.cell}" if spot.cell else row
    return f"{spot.file} · {inside}" if inside else spot.file
