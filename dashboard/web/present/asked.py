"""What an address of the presentation asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.domain.filters import LONGEST_TEXT, MOST_FIELDS, Remark
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide

OWN: Final = ("slide", "slides", "keys", "notes")
"""The keys of an address that are about the presentation, not about the figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom a deck is told, what of the address could not be followed, and the slide on what has changed."""

    reader: Reader
    remarks: tuple[Remark, ...] = ()
    changes: Slide | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a deck is shown: the slide to begin with (number or id), the chosen ones, whether notes are asked.

    `filters` is the rest of the query string, `site` the beginning of addresses, e.g. `https://example.fi`.
    """

    slide: str
    slides: tuple[str, ...]
    notes: bool
    filters: str
    site: str

    @property
    def host(self) -> str:
        """The site's name as it is typed."""
        return self.site.partition("://")[2]


def showing(query: str, site: str) -> Showing:
    """Return what a query string says of the presentation, set apart from the choice of figures."""
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Showing(slide="", slides=(), notes=False, filters=query, site=site)
    own: Mapping[str, str] = {key: text for key, text in reversed(fields) if key in OWN}
    rest: Sequence[tuple[str, str]] = [(key, text) for key, text in fields if key not in OWN]
    return Showing(
        slide=own.get("slide", "")[:LONGEST_TEXT],
        slides=tuple(part[:LONGEST_TEXT] for part in own.get("slides", "").split(",") if part),
        notes=own.get("notes", "") == "1",
        filters=urlencode(rest),
        site=site.rstrip("/"),
    )
