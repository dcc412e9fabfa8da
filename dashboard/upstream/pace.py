"""How often a service may be asked."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from dashboard.domain.statistics import Service


class Limit(NamedTuple):
    """At most so many calls in any span of so many seconds."""

    calls: int
    seconds: float


LIMITS: Final = {
    Service.SOTKANET: (Limit(10, 10),),
    Service.STATFIN: (Limit(30, 10), Limit(40, 60)),
    Service.LIBRARIES: (Limit(5, 10),),
}
"""StatFin's are those it states, and an older and in part stricter one; the others state none."""


class Pace:
    """Waits before a call where it would be one too many."""

    def __init__(
        self,
        limits: Sequence[Limit],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._calls: deque[float] = deque(maxlen=max((limit.calls for limit in limits), default=1))

    def wait(self) -> None:
        """Wait until a call is allowed, and count it."""
        now = self._clock()
        pause = max((self._missing(limit, now) for limit in self._limits), default=0)
        if pause > 0:
            self._sleep(pause)
        self._calls.append(self._clock())

    def _missing(self, limit: Limit, now: float) -> float:
        """Return the seconds until the call of so many calls ago is long enough ago."""
        if len(self._calls) < limit.calls:
            return 0
        return self._calls[-limit.calls] + limit.seconds - now
