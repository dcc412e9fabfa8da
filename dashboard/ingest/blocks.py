"""One table of a TOML file, read key by key; what does not fit the format is reported with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboard.domain.model import Text
from dashboard.ingest.problems import LANGUAGES, Place, Report
from dashboard.ingest.toml_words import KINDS, kind_of
from dashboard.ingest.words import ID, hidden_character, in_every_language, nearest

Word = TypeVar("Word", bound=StrEnum)
Plain = TypeVar("Plain", str, int, bool, list, dict)  # type: ignore[type-arg]
_UNBOUNDED = 10**15
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Block:
    """One table of a TOML file. Each method reads a key; `finish` reports the keys nobody asked for."""

    def __init__(
        self, table: Mapping[str, object], *, place: Place, lines: list[str], report: Report
    ) -> None:
        self.place = place
        self._table = table
        self._lines = lines
        self._report = report
        self._asked: list[str] = []

    def fault(self, rule: str, key: str, value: object = "", **details: object) -> None:
        """Report a problem with a key."""
        self._report.add(rule, self.where(key), column=key, value=str(value), **details)

    def where(self, key: str) -> Place:
        """Return where a key stands, or the block where that cannot be told."""
        start = (self.place.row or 1) - 1
        name, _, inner = key.partition(".")
        written = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=|\s*\[[\w.]*\b{re.escape(name)}\]")
        below = re.compile(rf"\s*{re.escape(inner)}\s*=") if inner else None
        for number, line in enumerate(self._lines[start:], start=start + 1):
            if number > start + 1 and line.lstrip().startswith("[["):
                break
            if written.match(line):
                own = Place(file=self.place.file, row=number)
                return self._below(below, number) or own if below and "=" not in line.split("]")[0] else own
        return self.place

    def _below(self, pattern: re.Pattern[str], start: int) -> Place | None:
        for number, line in enumerate(self._lines[start:], start=start + 1):
            if pattern.match(line):
                return Place(file=self.place.file, row=number)
            if line.lstrip().startswith("["):
                break
        return None

    def string(self, key: str, default: str | None = None) -> str:
        """Return a string; it may be empty only where there is a default."""
        found = self._find(key, str, required=default is None)
        return self._sound(found, key, blank=default is not None) if found is not None else default or ""

    def ident(self, key: str) -> str:
        """Return an id."""
        found = self._find(key, str, required=True)
        return "" if found is None else self._ident(found, key)

    def optional_ident(self, key: str) -> str | None:
        """Return an id or None."""
        found = self._find(key, str, required=False)
        return None if found is None else self._ident(found, key)

    def idents(self, key: str) -> tuple[str, ...]:
        """Return a list of ids; an absent one is empty."""
        found = self._find(key, list, required=False) or []
        return tuple(self._ident(str(item), key) for item in found)

    def pairs(self, key: str) -> Mapping[str, str]:
        """Return names with a text each; an absent key has none."""
        found = self._find(key, dict, required=False) or {}
        return {str(name): self._sound(str(text), key, blank=False) for name, text in found.items()}

    def text(self, key: str, *, optional: bool = False, longest: int = 0) -> Text:
        """Return words in every language; empty where they are optional and absent.

        A language without words, which is reported, gets those of another.
        """
        found = self._find(key, dict, required=not optional)
        if found is None:
            return {}
        for extra in [language for language in found if language not in LANGUAGES]:
            self.fault("unknown-language", f"{key}.{extra}", nearest="", known=", ".join(LANGUAGES))
        if not any(str(found.get(language, "")).strip() for language in LANGUAGES):
            self.fault("blank-text", key)
            return {}
        words = {language: self._words(found, key, language, longest) for language in LANGUAGES}
        return in_every_language(words)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        found = self._find(key, bool, required=default is None)
        return bool(default) if found is None else found

    def integer(
        self, key: str, default: int | None = None, *, lowest: int = 0, highest: int = _UNBOUNDED
    ) -> int:
        """Return a whole number in a range."""
        found = self._find(key, int, required=default is None)
        if found is not None and not lowest <= found <= highest:
            self.fault("out-of-range", key, found, lowest=lowest, highest=highest)
        return found if found is not None else default or 0

    def optional_integer(self, key: str, *, lowest: int = 0, highest: int = _UNBOUNDED) -> int | None:
        """Return a whole number in a range, or None."""
        if key in self._table:
            return self.integer(key, lowest, lowest=lowest, highest=highest)
        self._asked.append(key)
        return None

    def year(self, key: str) -> int:
        """Return a year."""
        return self.integer(key, lowest=1900, highest=2100)

    def optional_year(self, key: str) -> int | None:
        """Return a year or None."""
        return self.optional_integer(key, lowest=1900, highest=2100)

    def optional_number(self, key: str) -> float | None:
        """Return a number, whole or not, or None."""
        if isinstance(self._table.get(key), float):
            self._asked.append(key)
            number = float(str(self._table[key]))
            if abs(number) < _UNBOUNDED:
                return number
            self.fault("out-of-range", key, number, lowest=-_UNBOUNDED, highest=_UNBOUNDED)
            return None
        return self.optional_integer(key, lowest=-_UNBOUNDED)

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of a closed list of words."""
        first = next(iter(words))
        known = [word.value for word in words]
        found = self._find(key, str, required=False)
        if found is None:
            if self._table.get(key) is None:
                self.fault("missing-word", key, known=", ".join(known))
            return first
        if found in known:
            return words(found)
        self.fault("unknown-word", key, found, nearest=nearest(found, known), known=", ".join(known))
        return first

    def matching(self, key: str, pattern: str, rule: str, default: str | None = None) -> str:
        """Return a string of a given form, or an empty one where that is the default."""
        found = self.string(key, default)
        if found and not re.fullmatch(pattern, found, re.ASCII):
            self.fault(rule, key, found)
        return found

    def optional_date(self, key: str) -> date | None:
        """Return a date, with or without quotation marks, or None."""
        self._asked.append(key)
        found = self._table.get(key)
        if found is None or type(found) is date:
            return found
        text = found if isinstance(found, str) else ""
        try:
            return date.fromisoformat(text if _DATE.fullmatch(text) else "")
        except ValueError:
            self.fault("bad-date", key, found)
            return None

    def inner(self, key: str) -> Block | None:
        """Return the table of that name inside the file's own, wherever its header stands, or None."""
        found = self._find(key, dict, required=False)
        if found is None:
            return None
        header = re.compile(rf"\s*\[\s*[\"']?{re.escape(key)}[\"']?\s*\]")
        rows = (row for row, line in enumerate(self._lines, start=1) if header.match(line))
        row = next(rows, self.where(key).row)
        place = Place(file=self.place.file, row=row)
        return Block(found, place=place, lines=self._lines, report=self._report)

    def blocks(self, key: str, rows: list[int]) -> list[Block]:
        """Return the tables inside this one; `rows` are the lines their headers may stand on."""
        found = [t for t in self._find(key, list, required=True) or [] if isinstance(t, dict)]
        own = [row for row in rows if row >= (self.place.row or 1)]
        return [nth_block(t, self.place.file, own, i, self._lines, self._report) for i, t in enumerate(found)]

    def finish(self, *below: str) -> None:
        """Report keys the format does not have; where it has none, they belong below these tables."""
        for key in self._table:
            if key not in self._asked:
                if not self._asked:
                    self.fault("key-outside", key, known=", ".join(f"[[{table}]]" for table in below))
                    continue
                known = ", ".join(self._asked)
                self.fault("unknown-key", key, nearest=nearest(key, self._asked), known=known)

    def _find(self, key: str, kind: type[Plain], *, required: bool) -> Plain | None:
        self._asked.append(key)
        found = self._table.get(key)
        if type(found) is kind:
            return found
        if found is not None:
            self.fault("wrong-type", key, found, wanted=KINDS[kind.__name__], got=kind_of(found))
        elif required:
            self.fault("missing-key", key, wanted=KINDS[kind.__name__])
        return None

    def _ident(self, found: str, key: str) -> str:
        if not ID.fullmatch(found):
            self.fault("bad-id", key, found)
        return found

    def _sound(self, found: str, key: str, *, blank: bool) -> str:
        hidden = hidden_character(found)
        if hidden:
            self.fault(hidden.rule, key, found, **hidden.details)
        if not blank and not found.strip():
            self.fault("blank-text", key)
        return found

    def _words(self, found: Mapping[str, object], key: str, language: str, longest: int) -> str:
        words, name = found.get(language), f"{key}.{language}"
        if not isinstance(words, str):
            rule = "missing-language" if words is None else "wrong-type"
            self.fault(rule, name, "" if words is None else words, wanted=KINDS["str"], got=kind_of(words))
            return ""
        if longest and len(words) > longest:
            self.fault("too-long", name, words, count=len(words), limit=longest)
        if not words.strip():
            self.fault("blank-language", name)
        return self._sound(words, name, blank=True)


def nth_block(
    table: Mapping[str, object], name: str, rows: list[int], index: int, lines: list[str], report: Report
) -> Block:
    """Return the block whose header stands on the line of that index, where there is one."""
    row = rows[index] if index < len(rows) else None
    return Block(table, place=Place(file=name, row=row), lines=lines, report=report)
