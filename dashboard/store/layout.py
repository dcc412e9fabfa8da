"""Where things lie in a plan's folder, and the names they may have.

    <plan>/editions/register.csv         a line an edition, only ever added to: id, date, moment, hash
    <plan>/editions/<id>/SHA256SUMS      the SHA-256 of every other file, as `sha256sum --check` reads it
    <plan>/editions/<id>/edition.json    what the edition says of itself
    <plan>/editions/<id>/statuses.json   every indicator's status as the meeting saw it; from format 2 on
    <plan>/editions/<id>/plan/           the plan's files byte for byte

The edition's hash is the SHA-256 of SHA256SUMS, so that both of its numbers can be checked decades later
with no program of ours. A name that begins with a dot is work that was not finished.
"""

from __future__ import annotations

import re
from typing import Final

EDITIONS: Final = "editions"
REGISTER: Final = "register.csv"
SUMS: Final = "SHA256SUMS"
RECORD: Final = "edition.json"
STATUSES: Final = "statuses.json"
PLAN: Final = "plan/"
FORMAT: Final = 2
"""The number of the layout that is written; `editions.FORMATS` knows all that can be read."""

LONGEST_ID: Final = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def is_id(text: str) -> bool:
    """Tell whether the text can be the id of an edition, and so the name of its folder."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None
