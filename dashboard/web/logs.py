"""How text from outside is written to a log: short, on one line, with a fingerprint of the whole."""

import hashlib
from typing import Final

SHOWN: Final = 80
LONGEST_LINE: Final = 2_000


def shown(text: str) -> str:
    """Return the first 80 characters; everything but printable ASCII is escaped, so a line stays a line."""
    return text[:SHOWN].encode("unicode_escape").decode("ascii").replace('"', "'")


def fingerprint(content: bytes) -> str:
    """Return a short hash that tells equal contents from different ones without showing them."""
    return hashlib.sha256(content).hexdigest()[:16]
