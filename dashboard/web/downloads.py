"""Files at stable addresses that can be linked and scripted: `/fi/data/indicators.csv?year=2022`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import read_filters
from dashboard.exports.csv_file import csv_file
from dashboard.text.messages import Words

EVERYTHING: Final = "indicators"


def register(server: Flask, *, dataset: Dataset, words: Mapping[str, Words]) -> None:
    """Add the route of the data files.

    Args:
        server: Where to register.
        dataset: What is served.
        words: The words of every language.
    """

    def data(language: str, name: str) -> Response:
        indicators = tuple(dataset.catalogue.indicators) if name == EVERYTHING else (name,)
        if language not in words or indicators[0] not in dataset.catalogue.indicators:
            abort(404)
        filters, _ = read_filters(request.query_string.decode("ascii", "replace"), dataset)
        content = csv_file(dataset, indicators, filters, words[language])
        response = Response(content, mimetype="text/csv")
        file = f"{dataset.catalogue.plan.id}-{name}-{language}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        response.headers["Cache-Control"] = "no-cache"
        return response

    server.add_url_rule("/<language>/data/<name>.csv", endpoint="data", view_func=data)
