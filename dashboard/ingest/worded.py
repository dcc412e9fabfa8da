"""Words in a problem that are told in the language of whoever reads it, and columns as they see them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

LONGEST_HEADING: Final = 40
_ASIDE: Final = re.compile(r"\s*\([^()]*\)\s*$")
"""What a workbook adds to the heading of a column that is filled in."""


class Worded(NamedTuple):
    """A detail of a problem in every language: a unit, say."""

    fi: str
    sv: str
    en: str

    def told(self, language: str) -> str:
        """Return it in a language."""
        return str(getattr(self, language))


def worded(text: Mapping[str, str], *, otherwise: str) -> Worded:
    """Return a text of the plan as a detail; in a language that it lacks it is `otherwise`."""
    return Worded(*(text.get(language) or otherwise for language in Worded._fields))


class Headings(dict[str, str]):
    """The headings of columns by id; a column without one goes by its id."""

    def __missing__(self, name: str) -> str:
        """Return the id."""
        return name


def headings(ids: Sequence[str], labels: Sequence[str]) -> Headings:
    """Return what readers see above each column: the labels that stand above the ids, on one line."""
    told = (" ".join(_ASIDE.sub("", label).split()) for label in labels)
    found = {name.strip().casefold(): label for name, label in zip(ids, told, strict=False) if name.strip()}
    short = {
        n: v if len(v) <= LONGEST_HEADING else f"{v[: LONGEST_HEADING - 1]}…" for n, v in found.items() if v
    }
    # A title above the table is no row of labels.
    return Headings(short if len(short) > 1 else {})
