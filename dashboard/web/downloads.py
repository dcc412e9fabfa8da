"""Files at stable addresses that can be linked and scripted: `/fi/data/plan.pptx?year=2022`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.exports.files import File, Take, file_name, kind_of
from dashboard.exports.pdf.render import PdfNotAvailableError

KEPT: Final = 16
"""How many slow files are kept, so that a second reader does not wait for the same one."""


class Kept:
    """The newest slow files by what they depend on; one is made at a time."""

    def __init__(self) -> None:
        """Start with none."""
        self._files: OrderedDict[object, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, make: Callable[[], bytes]) -> bytes:
        """Return the file of a key, made where it is not kept."""
        with self._lock:
            if key not in self._files:
                self._files[key] = make()
            self._files.move_to_end(key)
            while len(self._files) > KEPT:
                self._files.popitem(last=False)
            return self._files[key]


def register(
    server: Flask,
    *,
    take: Callable[[str, str, str, str], Take | None],
    files: Mapping[str, File],
    address: str = "",
) -> None:
    """Add the routes of the files.

    Args:
        server: Where to register.
        take: Gives what is asked for by language, edition (empty for the live data), name and query string;
            None where there is no such language or edition.
        files: Every kind of file by the end of its name.
        address: Where readers find the site; empty for the address that each came by.
    """
    kept = Kept()

    def data(language: str, name: str, edition: str = "") -> Response:
        stem, _, suffix = name.partition(".")
        query = request.query_string.decode("ascii", "replace")
        asked = take(language, edition, stem, query) if suffix in files else None
        if asked is None or kind_of(stem, asked.reader.dataset) not in files[suffix].of:
            abort(404)
        asked = replace(asked, address=address or request.host_url.rstrip("/"))
        return _answer(asked, suffix, files[suffix], kept)

    server.add_url_rule("/<language>/data/<name>", endpoint="data", view_func=data)
    server.add_url_rule("/<language>/edition/<edition>/data/<name>", endpoint="edition-data", view_func=data)


def _answer(asked: Take, suffix: str, file: File, kept: Kept) -> Response:
    try:
        content = kept.get(_key(asked, suffix), partial(file.make, asked)) if file.slow else file.make(asked)
    except PdfNotAvailableError as missing:
        said = asked.reader.words("take.unavailable", parts=" ".join(missing.packages))
        return Response(said, status=503, mimetype="text/plain")
    response = Response(content, mimetype=file.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(asked, suffix)}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _key(asked: Take, suffix: str) -> tuple[object, ...]:
    """Return everything that a slow file depends on."""
    reader, since = asked.reader, asked.since
    edition = reader.dataset.edition
    return (
        suffix,
        asked.name,
        reader.dataset.version,
        edition.hash if edition else "",
        since.edition.hash if since else "",
        reader.words.language,
        reader.filters,
        asked.slides,
        asked.today,
        asked.address,
    )
