"""Delivered texts into the files of narratives."""

from __future__ import annotations

import re

from dashboard.domain.delivery import DeliveredText
from dashboard.domain.proposal import FieldStep, Step
from dashboard.ingest.narrative import narrative_file
from dashboard.ingest.rewriting.encoding import Encoded, decoded

_LINE_END = re.compile(r"\r\n|\r|\n")


def with_text(data: bytes | None, text: DeliveredText) -> tuple[bytes, FieldStep]:
    """Return the file of a narrative as it was delivered, and its step; None stands for a file not there yet.

    The line ends and the encoding stay those of the file.
    """
    found = Encoded(text="") if data is None else decoded(data)
    old, new = _plain(found.text), _plain(text.content)
    step = Step.UNCHANGED if old == new and data is not None else Step.NEW if data is None else Step.CHANGED
    told = FieldStep(
        item=text.goal,
        field=narrative_file(text.goal, text.year, text.language).removeprefix("narrative/"),
        step=step,
        old=old,
        new=new,
        spot=text.spot,
    )
    if step is Step.UNCHANGED and data is not None:
        return data, told
    return found.with_text(_LINE_END.sub(found.line_end, f"{new}\n")), told


def _plain(text: str) -> str:
    return _LINE_END.sub("\n", text).strip()
