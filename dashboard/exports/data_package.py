"""The whole plan as a Frictionless data package: a zip of CSV tables and of what describes them.

Source: https://datapackage.org/standard/data-package/, version 2.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.model import Source
from dashboard.exports.csv_file import csv_text
from dashboard.exports.package_readme import readme
from dashboard.exports.package_rows import package_rows
from dashboard.exports.package_schema import Schema
from dashboard.exports.package_tables import SCHEMAS
from dashboard.exports.reading import stamp_facts, told_of
from dashboard.exports.table import licence_text
from dashboard.text.messages import Words, load_words

NO_LICENCE: Final = "notspecified"
"""How the list of the Open Definition names a licence that is not stated."""
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_PROFILES: Final = "https://datapackage.org/profiles/2.0"
_Json = dict[str, Any]


def data_package_file(dataset: Dataset, indicators: Sequence[str], filters: Filters, words: Words) -> bytes:
    """Return the package as a zip.

    The filters and the indicators choose the observations; the definitions are those of the whole plan. The
    tables are the same in every language; titles and descriptions are in the reader's, the README in all.

    Raises:
        KeyError: the catalogue has no such indicator.
    """
    every = load_words()
    files = {"datapackage.json": _descriptor(dataset, filters, words)}
    files["README.md"] = readme(dataset, filters, [schema.name for schema in SCHEMAS], every)
    for schema in SCHEMAS:
        rows = package_rows(schema, dataset=dataset, indicators=indicators, filters=filters, words=every)
        files[_path(schema)] = csv_text((schema.columns, *rows))
    return _zipped(files)


def _descriptor(dataset: Dataset, filters: Filters, words: Words) -> str:
    plan, edition = dataset.catalogue.plan, dataset.edition
    told = (*told_of(dataset, filters, words), words("export.about.package"), words("export.about.chosen"))
    content: _Json = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"{plan.id}-wellbeing-plan",
        "title": words.of(plan.title),
        "description": "\n\n".join(told),
        "version": dataset.version,
        **({"created": edition.frozen} if edition else {}),
        "licenses": _licences(dataset, words),
        "sources": [_source(source, words) for source in dataset.catalogue.sources.values()],
        "contributors": [{"title": words.of(plan.municipality), "roles": ["publisher"]}],
        "resources": [_resource(schema, words) for schema in SCHEMAS],
        "stamp": stamp_facts(dataset, filters, words),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _resource(schema: Schema, words: Words) -> _Json:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": schema.name,
        "type": "table",
        "path": _path(schema),
        "title": words(f"export.table.{schema.name}"),
        "description": words(f"export.holds.{schema.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema.descriptor(words),
    }


def _licences(dataset: Dataset, words: Words) -> list[_Json]:
    """Return each licence once, with the sources that it is of; those that state none stand under a word."""
    groups: dict[str, list[Source]] = {}
    for source in dataset.catalogue.sources.values():
        groups.setdefault(source.licence, []).append(source)
    return [_licence(licence, sources, words) for licence, sources in groups.items()]


def _licence(licence: str, sources: Sequence[Source], words: Words) -> _Json:
    names = "; ".join(words.of(source.name) for source in sources)
    url = next((source.licence_url for source in sources if source.licence_url), "")
    return {
        "name": re.sub(r"[^A-Za-z0-9.]+", "-", licence) or NO_LICENCE,
        **({"path": url} if url else {}),
        "title": f"{licence_text(sources[0], words)}: {names}",
    }


def _source(source: Source, words: Words) -> _Json:
    facts = {
        "title": words.of(source.name),
        "path": source.url,
        "publisher": source.publisher,
        "licence": licence_text(source, words),
        "licence_url": source.licence_url,
        "retrieved": source.retrieved,
    }
    return {key: fact for key, fact in facts.items() if fact}


def _path(schema: Schema) -> str:
    return f"{schema.name}.csv"


def _zipped(files: Mapping[str, str]) -> bytes:
    """Return files as a zip without the moment of its making: the same files make the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            part = ZipInfo(name, _NO_MOMENT)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            archive.writestr(part, content.encode())
    return out.getvalue()
