"""What an address of the presentation asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.domain.filters import LONGEST_TEXT, MOST_FIELDS, Remark
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide

OWN: Final = ("slide", "slides", "keys", "notes", "answer", "of", "view", "table", "open", "find")
"""The keys of an address that are about the presentation, not about the figures.

`answer` is the indicator of an open answer, `of` the department whose indicators it is one of, `view` its
variant, `table` the open page of tables, `open` and `find` the question that is being typed.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom a deck is told, what of the address could not be followed, and the slide on what has changed."""

    reader: Reader
    remarks: tuple[Remark, ...] = ()
    changes: Slide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a deck is shown: the slide to begin with (id or number), the chosen ones, whether notes are asked.

    `own` is all that the address says of the presentation, `filters` the rest of the query string, `site` the
    beginning of addresses, e.g. `https://example.fi`.
    """

    slide: str
    slides: tuple[str, ...]
    notes: bool
    own: Mapping[str, str]
    filters: str
    site: str

    def value(self, key: str) -> str:
        """Return what the address says of one thing, cut where it is longer than any that is known."""
        return self.own.get(key, "")[:LONGEST_TEXT]

    @property
    def host(self) -> str:
        """The site's name as it is typed."""
        return self.site.partition("://")[2]


def showing(query: str, site: str) -> Showing:
    """Return what a query string says of the presentation, set apart from the choice of figures."""
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Showing(slide="", slides=(), notes=False, own={}, filters=query, site=site)
    own: Mapping[str, str] = {key: text for key, text in reversed(fields) if key in OWN}
    rest: Sequence[tuple[str, str]] = [(key, text) for key, text in fields if key not in OWN]
    return Showing(
        slide=own.get("slide", "")[:LONGEST_TEXT],
        slides=tuple(part[:LONGEST_TEXT] for part in own.get("slides", "").split(",") if part),
        notes=own.get("notes", "") == "1",
        own=own,
        filters=urlencode(rest),
        site=site.rstrip("/"),
    )
