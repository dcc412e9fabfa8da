"""Changes that the machine stopped half-way, finished before anything else is written."""

from __future__ import annotations

from pathlib import Path

from dashboard.cli.terminal import warn
from dashboard.store.intake import recover
from dashboard.text.messages import Words


def finish(folder: Path, words: Words) -> None:
    """Finish a change that was stopped, and say so: whoever repeats it sees that it is done.

    Raises:
        IntakeRefused: what it leads to is damaged.
        OSError: the folder cannot be written.
    """
    if recover(folder):
        warn(words("intake.finished"))
