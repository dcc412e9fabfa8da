"""A table of the data package: its fields, its key, and what refers to what.

Source: https://datapackage.org/standard/table-schema/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from dashboard.text.messages import LANGUAGES, Words

ID: Final = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column, one for each language where `translated`; `kind` is its type by the standard.

    `words` is the closed list of its values, `refers` the table whose `id` it names.
    """

    name: str
    kind: str = "string"
    required: bool = False
    unique: bool = False
    words: type[StrEnum] | None = None
    refers: str = ""
    translated: bool = False
    pattern: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns in the file."""
        return tuple(f"{self.name}_{code}" for code in LANGUAGES) if self.translated else (self.name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A table of the package; `key` names the fields that tell its rows apart, empty where an `id` does."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The header row."""
        return tuple(column for field in self.fields for column in field.columns)

    def descriptor(self, words: Words) -> dict[str, Any]:
        """Return the table schema, with titles and descriptions in a language."""
        named = [ID] if any(f.name == ID for f in self.fields) else list(self.key)
        refers = [
            {"fields": [f.name], "reference": {"resource": _target(f, self), "fields": [ID]}}
            for f in self.fields
            if f.refers
        ]
        return {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [column for field in self.fields for column in _columns(field, words)],
            "missingValues": [""],
            **({"primaryKey": named} if named else {}),
            **({"foreignKeys": refers} if refers else {}),
        }


def _target(field: Field, schema: Schema) -> str:
    """Return the table a field refers to; the standard names the own one by nothing."""
    return "" if field.refers == schema.name else field.refers


def _columns(field: Field, words: Words) -> Iterator[dict[str, Any]]:
    title, told = words(f"export.column.{field.name}"), words(f"export.field.{field.name}")
    rules = _constraints(field)
    for column in field.columns:
        language = column.removeprefix(f"{field.name}_") if field.translated else ""
        yield {
            "name": column,
            "type": field.kind,
            "title": f"{title} ({language})" if language else title,
            "description": told,
            **({"constraints": rules} if rules else {}),
        }


def _constraints(field: Field) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    if field.required:
        rules["required"] = True
    if field.unique:
        rules["unique"] = True
    if field.words is not None:
        rules["enum"] = [str(word) for word in field.words]
    if field.pattern:
        rules["pattern"] = field.pattern
    return rules
