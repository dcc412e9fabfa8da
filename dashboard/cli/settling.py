"""Deliveries settled: what they would change is told, and where that is asked for it is changed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.cli.acceptance import Acceptance, with_reasons
from dashboard.cli.finishing import finish, warn_of_held
from dashboard.cli.proposal_json import problems_json, proposal_json
from dashboard.cli.terminal import Exit, Style, coloured, progress, tell, tell_json, warn
from dashboard.domain.changelog import LogEntry
from dashboard.domain.clock import ZONE
from dashboard.domain.delivery import Delivery
from dashboard.ingest.problems import Problem, Severity, render
from dashboard.store.intake import Proposed, accept, propose
from dashboard.text.messages import Words
from dashboard.text.proposals import Said, Tone, accept_lines, proposal_lines

_STYLES: Final[Mapping[Tone, str]] = {
    Tone.TITLE: Style.STRONG,
    Tone.OPEN: Style.WARNING,
    Tone.GOOD: Style.GOOD,
    Tone.FAINT: Style.FAINT,
}


def settle(
    folder: Path,
    deliveries: Sequence[Delivery],
    *,
    asked: Acceptance,
    words: Words,
    as_json: bool,
    warnings: Sequence[Problem] = (),
) -> int:
    """Tell what deliveries would change, and change it where that is asked for; return how to end.

    Args:
        folder: The plan's folder.
        deliveries: What was delivered, without errors.
        asked: What is done, whether to write, by whom and why.
        words: The language.
        as_json: Tell it as one JSON object.
        warnings: What is worth a look in the deliveries themselves.

    Raises:
        CommandError: a reason is given for a figure that is not delivered.
        IntakeRefused: the plan refuses the change.
        OSError: the folder cannot be written.
    """
    (finish if asked.accept else warn_of_held)(folder, words)
    answered = with_reasons(deliveries, asked.reasons, words)
    now = datetime.now(tz=UTC)
    with progress(words("intake.reading")) as shown:
        proposed = propose(folder, answered, today=now.astimezone(ZONE).date())
        shown.step()
    code = _code(proposed, asked)
    entry = _written(folder, proposed, asked=asked, now=now) if code is Exit.DONE else None
    problems = [*warnings, *proposed.problems]
    if as_json:
        tell_json(_facts(proposed, problems, asked, entry, words))
    else:
        _tell(proposed, problems, asked, entry, words)
    return code


def tell_refused(problems: Sequence[Problem], words: Words, *, as_json: bool) -> None:
    """Tell all that is wrong with what was delivered, and that nothing was written."""
    if as_json:
        tell_json(
            {"accepted": False, "problems": problems_json(problems, words, whole=True), "proposal": None}
        )
        return
    warn(render(problems, words.language, whole=True))
    _warn_refused(words)


def say(lines: Iterable[Said]) -> None:
    """Write lines, each as it is meant."""
    tell(*(coloured(one.text, _STYLES[one.tone]) if one.tone in _STYLES else one.text for one in lines))


def _code(proposed: Proposed, asked: Acceptance) -> Exit:
    if proposed.failed or proposed.proposal is None or not proposed.proposal.deliveries:
        return Exit.REFUSED
    return Exit.OPEN if proposed.proposal.open and not asked.reason else Exit.DONE


def _written(folder: Path, proposed: Proposed, *, asked: Acceptance, now: datetime) -> LogEntry | None:
    """Change the plan where that is asked for and something would change; return the entry of the log."""
    if not asked.accept or proposed.proposal is None or proposed.proposal.empty:
        return None
    return accept(
        folder,
        proposed,
        act=asked.act,
        by=asked.by,
        accepted_by=asked.accepted_by,
        reason=asked.reason,
        now=now,
    )


def _tell(
    proposed: Proposed,
    problems: Sequence[Problem],
    asked: Acceptance,
    entry: LogEntry | None,
    words: Words,
) -> None:
    proposal, old, new = proposed.proposal, proposed.old, proposed.new
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if proposal is not None and old is not None and new is not None:
        say(proposal_lines(proposal, old=old, new=new, words=words, reason=asked.reason))
        tell("")
    if milder := [problem for problem in problems if problem.severity is Severity.WARNING]:
        tell(
            coloured(words("intake.warnings", n=len(milder)), Style.WARNING),
            render(milder, words.language, whole=True),
            "",
        )
    if proposed.failed or proposal is None:
        title = words("intake.errors", n=len(errors))
        warn(coloured(title, Style.ERROR, to=sys.stderr), render(errors, words.language, whole=True))
        _warn_refused(words)
    elif entry is not None:
        tell(coloured(words("intake.accepted", number=entry.number), Style.GOOD), words("intake.next"))
    else:
        say(accept_lines(proposal, words, reason=asked.reason))


def _facts(
    proposed: Proposed,
    problems: Sequence[Problem],
    asked: Acceptance,
    entry: LogEntry | None,
    words: Words,
) -> Mapping[str, Any]:
    proposal, old, new = proposed.proposal, proposed.old, proposed.new
    told = None
    if proposal is not None and old is not None and new is not None:
        told = proposal_json(proposal, old=old, new=new, words=words, reason=asked.reason)
    return {
        "accepted": entry is not None,
        "entry": entry.number if entry else None,
        "problems": problems_json(problems, words, whole=True),
        "proposal": told,
    }


def _warn_refused(words: Words) -> None:
    warn(coloured(words("intake.refused"), Style.ERROR, to=sys.stderr))
