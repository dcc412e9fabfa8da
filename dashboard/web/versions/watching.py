"""A thread that looks every quarter of a second whether something new was published.

It starts with the first request of a process, so that each worker has its own, whether it was forked or not.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

EVERY: Final = 0.25
"""Seconds between two looks; a look is one question to the file system."""


class Watch:
    """Does something whenever it is due, from the first request of a process on."""

    def __init__(
        self, *, due: Callable[[], bool], act: Callable[[], None], report: Callable[[BaseException], object]
    ) -> None:
        """Start nothing yet; `report` is told of errors of the program in `act`."""
        self._due = due
        self._act = act
        self._report = report
        self._process = 0
        self._starting = threading.Lock()

    def begin(self) -> None:
        """Look once, and go on looking; does nothing where this process does so already."""
        if self._process == os.getpid():
            return
        with self._starting:
            if self._process != os.getpid():
                self.look()
                threading.Thread(target=self._go_on, name="watch", daemon=True).start()
                self._process = os.getpid()

    def look(self) -> None:
        """Act if that is due, in a thread of its own: an error of the program ends that one, and is told."""
        if not self._due():
            return
        with ThreadPoolExecutor(1, thread_name_prefix="look") as executor:
            error = executor.submit(self._act).exception()
        if error is not None:
            self._report(error)

    def _go_on(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY):
            self.look()
