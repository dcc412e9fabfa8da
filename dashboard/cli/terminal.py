"""What commands say: results on standard output, the rest on standard error, colours only to a person."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from io import TextIOWrapper
from threading import Lock, Timer
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


def ready_streams() -> None:
    """Make both outputs fit to be written to, be they closed or of an encoding that lacks some letters."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for good
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def mute() -> None:
    """Write nothing more to standard output, which nobody reads or which has no room, at the end neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def tell(*lines: str) -> None:
    """Write lines to standard output."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def warn(*lines: str) -> None:
    """Write lines to standard error."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def tell_json(value: Mapping[str, Any]) -> None:
    """Write one JSON object to standard output, for scripts; in ASCII where not every letter can be."""
    narrow = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=narrow, indent=2) + "\n")


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
    """A line that is rewritten on a terminal, and written once anywhere else.

    A person sees it after a second even where no step is done by then; in a file it comes with a step.
    """

    def __init__(self, label: str, total: int | None) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._what = ""
        self._begun = monotonic()
        self._written = False
        self._lock = Lock()
        self._soon = Timer(SOON, self._show) if sys.stderr.isatty() else None
        if self._soon is not None:
            self._soon.daemon = True
            self._soon.start()

    def step(self, what: str = "") -> None:
        """Count one more thing done."""
        self._done += 1
        self._what = what
        if monotonic() - self._begun >= SOON:
            self._show()

    def close(self) -> None:
        """Take the line away again."""
        if self._soon is not None:
            self._soon.cancel()
            self._soon.join()
        if self._written and _seen(sys.stderr):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self) -> None:
        with self._lock:
            live = _seen(sys.stderr)
            if live or not self._written:
                of = f" {self._done}/{self._total}" if self._total else ""
                text = " ".join(part for part in (f"{self._label}{of}", self._what) if part)
                sys.stderr.write(f"\r\x1b[K{text}" if live else f"{text}\n")
                sys.stderr.flush()
                self._written = True


def _seen(stream: TextIO) -> bool:
    dumb = os.environ.get("TERM") == "dumb" or "NO_COLOR" in os.environ
    return stream.isatty() and not dumb
