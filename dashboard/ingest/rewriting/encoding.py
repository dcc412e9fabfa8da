"""The text of a file, and how to turn a changed text into bytes of the same kind."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A text without its byte order marks, and what it was encoded with."""

    text: str
    marks: str = ""
    codec: str = "utf-8"

    @property
    def line_end(self) -> str:
        """The line end of the first line; that of Unix where there is none."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def with_text(self, text: str) -> bytes:
        """Return another text in the same encoding, with the same byte order marks."""
        return f"{self.marks}{text}".encode(self.codec)


def decoded(data: bytes) -> Encoded:
    """Return the text of a file that was read before: UTF-8, or UTF-16 that says so.

    Raises:
        UnicodeDecodeError: it is neither.
    """
    codec = "utf-8"
    if data.startswith(codecs.BOM_UTF16_LE):
        codec = "utf-16-le"
    elif data.startswith(codecs.BOM_UTF16_BE):
        codec = "utf-16-be"
    whole = data.decode(codec)
    text = whole.lstrip(_MARK)
    return Encoded(text=text, marks=whole[: len(whole) - len(text)], codec=codec)
