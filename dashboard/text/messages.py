"""Words for readers: one file of messages per language, looked up by a dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from babel import Locale
from babel.numbers import format_decimal

from dashboard.domain.model import Text

LANGUAGES: Final = ("fi", "sv", "en")
LOCALES: Final = {"fi": Locale("fi", "FI"), "sv": Locale("sv", "FI"), "en": Locale("en", "GB")}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The messages of one language.

    `edition` is the id of the edition whose pages speak, empty for those that follow the live data: every
    address that a page names lies under it. `version` is the version of the data that files taken from these
    pages must have, empty for the newest.
    """

    language: str
    entries: Mapping[str, str]
    edition: str = ""
    version: str = ""

    @property
    def locale(self) -> Locale:
        """The language's rules for numbers, plurals and dates."""
        return LOCALES[self.language]

    @property
    def root(self) -> str:
        """The beginning of every address of these pages, e.g. `fi` or `fi/edition/board-2023-05-08`."""
        return f"{self.language}/edition/{self.edition}" if self.edition else self.language

    def in_edition(self, edition: str) -> Words:
        """Return the same words speaking for an edition."""
        return replace(self, edition=edition)

    def in_version(self, version: str) -> Words:
        """Return the same words speaking of one version of the data."""
        return replace(self, version=version)

    def in_language(self, language: str) -> str:
        """Return the beginning of the same pages' addresses in another language."""
        return replace(self, language=language).root

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the message with the values put in.

        Raises:
            KeyError: there is no such message, or it asks for a value that is not given.
        """
        return self.entries[key].format(**values)

    def count(self, key: str, n: int, /, **values: object) -> str:
        """Return the message for so many; `{n}` in it is the number as printed."""
        shown = format_decimal(n, format="#,##0", locale=self.locale)
        return self(f"{key}.{self.form(n)}", n=shown, **values)

    def form(self, n: int | Decimal) -> str:
        """Return the plural form of a number as printed: "one" or "other"."""
        return "one" if self.locale.plural_form(n) == "one" else "other"

    def of(self, text: Text) -> str:
        """Return the text in this language; empty where the plan gives none."""
        return text.get(self.language, "")


def load_words() -> Mapping[str, Words]:
    """Return the words of every language.

    Raises:
        OSError: a file of messages is missing.
        tomllib.TOMLDecodeError: a file of messages is not TOML.
    """
    return MappingProxyType({language: _load(language) for language in LANGUAGES})


def _load(language: str) -> Words:
    content = files(__package__).joinpath("locale", f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, MappingProxyType(dict(_flat(tomllib.loads(content)))))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flat(value, f"{prefix}{key}.")
