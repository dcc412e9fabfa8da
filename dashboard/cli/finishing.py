"""Changes that the machine stopped half-way: told to whoever reads, finished before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.cli.terminal import warn
from dashboard.domain.changelog import LogEntry
from dashboard.store.intake import IntakeRefused, recover, verify, waiting
from dashboard.text.changelog import act_sentence
from dashboard.text.messages import Words

SOME: Final = 5
"""So many faults of the log are named where there are many."""


def finish(folder: Path, words: Words) -> None:
    """Finish a change that was stopped, and say which; warn of a log that is not in order.

    Raises:
        IntakeRefused: what it leads to is damaged.
        OSError: the folder cannot be written.
    """
    if (finished := recover(folder)) is not None:
        warn(act_sentence("intake.finished", finished, words))
    if faults := verify(folder):
        more = ["  …"] if len(faults) > SOME else []
        told = (f"  {fault.text(words)}" for fault in faults[:SOME])
        warn(words("log.spoilt"), *told, *more, words("log.look"))


def held(folder: Path) -> LogEntry | None:
    """Return the act that waits to be finished; None too where it is damaged, which `verify` tells."""
    try:
        return waiting(folder)
    except (IntakeRefused, OSError):
        return None


def warn_of_held(folder: Path, words: Words) -> None:
    """Tell that a change was stopped and waits to be finished, where one does."""
    if (entry := held(folder)) is not None:
        warn(act_sentence("log.held", entry, words))
