"""One round of questions to a service: what was answered, and what failed without stopping the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.domain.statistics import Service
from dashboard.ingest.problems import Place, Report, shortened
from dashboard.ingest.statistics.answers import Answer, Listener
from dashboard.upstream.client import AskError, Client


@dataclass(slots=True, kw_only=True)
class Errand:
    """Asks for one service and remembers.

    `address` is where the service is, `answers` what was read, `failed` the indicators that could not be
    asked for; the reasons are in the report. `told` is called with each address before it is asked.
    """

    client: Client
    service: Service
    address: str
    today: dt.date
    report: Report
    told: Callable[[str], None]
    answers: list[Answer] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    @property
    def listener(self) -> Listener:
        """Somebody to report problems with answers to."""
        return Listener(self.service, self.report)

    def ask(
        self, name: str, address: str, *, kind: frozenset[str], body: Mapping[str, object] | None = None
    ) -> Answer | None:
        """Return an answer and keep it under a name, or None with a problem."""
        self.told(address)
        try:
            data = self.client.ask(address, kind=kind, body=body)
        except AskError as error:
            self.listener.add(error.why, Place(file=shortened(error.address)), wanted=error.detail)
            return None
        answer = Answer(name=name, data=data, origin=shortened(address), day=self.today)
        self.answers.append(answer)
        return answer
