"""What commands say: results on standard output, the rest on standard error, colours only to a person."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from time import monotonic
from typing import Any, Final, TextIO


class Exit(IntEnum):
    """How a command ends.

    `REFUSED`: the data or the plan does not allow it, and what is wrong was said. `USAGE`: it was not asked
    for in a way that can be done. `OPEN`: nothing is wrong, but questions wait for an answer and nothing was
    written. `BROKEN`: an error of the program itself; a file with the particulars was named.
    `INTERRUPTED`: stopped from the keyboard.
    """

    DONE = 0
    REFUSED = 1
    USAGE = 2
    OPEN = 3
    BROKEN = 70
    INTERRUPTED = 130


class Style:
    """The colours there are, as the numbers of ANSI terminals."""

    ERROR: Final = "31"
    WARNING: Final = "33"
    GOOD: Final = "32"
    STRONG: Final = "1"
    FAINT: Final = "2"


SOON: Final = 1.0
"""Seconds after which something that is not yet done says so."""


def tell(*lines: str) -> None:
    """Write lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(*lines: str) -> None:
    """Write lines to standard error."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def tell_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object to standard output, for scripts."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def coloured(text: str, style: str, *, to: TextIO | None = None) -> str:
    """Return the text in a colour where a person reads it: on a terminal that does not ask for none."""
    return f"\x1b[{style}m{text}\x1b[0m" if _seen(to or sys.stdout) else text


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Progress]:
    """Say on standard error what is being done once it takes more than a second, and how far it is."""
    shown = Progress(label, total)
    try:
        yield shown
    finally:
        shown.close()


class Progress:
    """A line that is rewritten on a terminal, and written once anywhere else."""

    def __init__(self, label: str, total: int | None) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._begun = monotonic()
        self._written = False

    def step(self, what: str = "") -> None:
        """Count one more thing done."""
        self._done += 1
        if monotonic() - self._begun < SOON:
            return
        live = _seen(sys.stderr)
        if live or not self._written:
            of = f" {self._done}/{self._total}" if self._total else ""
            text = " ".join(part for part in (f"{self._label}{of}", what) if part)
            sys.stderr.write(f"\r\x1b[K{text}" if live else f"{text}\n")
            sys.stderr.flush()
            self._written = True

    def close(self) -> None:
        """Take the line away again."""
        if self._written and _seen(sys.stderr):
            sys.stderr.write("\r\x1b[K")


def _seen(stream: TextIO) -> bool:
    dumb = os.environ.get("TERM") == "dumb" or "NO_COLOR" in os.environ
    return stream.isatty() and not dumb
