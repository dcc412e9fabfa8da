"""Files at stable addresses that can be linked and scripted: `/fi/data/plan.pptx?year=2022`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final

from flask import Flask, Response, abort, request

from dashboard.exports.files import File, Take, file_name, kind_of

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
    server: Flask, *, take: Callable[[str, str, str, str], Take | None], files: Mapping[str, File]
) -> None:
    """Add the routes of the files.

    Args:
        server: Where to register.
        take: Gives what is asked for by language, edition (empty for the live data), name and query string;
            None where there is no such language or edition.
        files: Every kind of file by the end of its name.
    """
    kept = Kept()

    def data(language: str, name: str, edition: str = "") -> Response:
        stem, _, suffix = name.partition(".")
        query = request.query_string.decode("ascii", "replace")
        asked = take(language, edition, stem, query) if suffix in files else None
        if asked is None or kind_of(stem, asked.reader.dataset) not in files[suffix].of:
            abort(404)
        return _answer(asked, suffix, files[suffix], kept)

    server.add_url_rule("/<language>/data/<name>", endpoint="data", view_func=data)
    server.add_url_rule("/<language>/edition/<edition>/data/<name>", endpoint="edition-data", view_func=data)


def _answer(asked: Take, suffix: str, file: File, kept: Kept) -> Response:
    reader = asked.reader
    if file.slow:
        since = asked.since.edition.hash if asked.since else ""
        edition = reader.dataset.edition.hash if reader.dataset.edition else ""
        key = (
            reader.dataset.version,
            edition,
            since,
            reader.words.language,
            reader.filters,
            asked.slides,
            asked.name,
            suffix,
            asked.today,
            asked.address,
        )
        content = kept.get(key, lambda: file.make(asked))
    else:
        content = file.make(asked)
    response = Response(content, mimetype=file.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(asked, suffix)}"'
    response.headers["Cache-Control"] = "no-cache"
    return response
