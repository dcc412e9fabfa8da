"""The words of a native chart's time axis: how many have room, and how much room they take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from dashboard.exports.pptx.look import LEADING, SMALLEST
from dashboard.exports.pptx.measure import text_width

_GAP: Final = 10
_TWICE: Final = 2
_SHORT: Final = 6
"""A label of at most so many signs, as a year is, lies flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """How the time axis is labelled.

    `skip` is how many categories stand from one label to the next; `turned` labels go up by 45 degrees;
    `room` is what they need under the plot, in points.
    """

    skip: int
    turned: bool
    room: float


def time_axis(labels: tuple[str, ...], width: float) -> TimeAxis:
    """Return how labels are set under a plot of a width in points.

    Room for turned labels is also kept where Office needs none: LibreOffice knows no skipping, and turns
    labels that do not all fit.
    """
    each = width / len(labels)
    longest = max(text_width(text, SMALLEST) for text in labels)
    flat = max(1, math.ceil((longest + _GAP) / each))
    turned = flat > 1 and max(map(len, labels)) > _SHORT
    least = max(1, math.ceil(SMALLEST * LEADING / each)) if turned else flat
    high = (longest + _TWICE * SMALLEST) * math.sqrt(0.5)
    lies = not turned and each >= longest
    room = SMALLEST * LEADING if lies else high
    return TimeAxis(skip=_meeting(least, len(labels) - 1), turned=turned, room=room + _GAP)


def _meeting(least: int, last: int) -> int:
    """Return the smallest step, at most twice the least, that ends at the last label; else the least."""
    return next((n for n in range(least, _TWICE * least + 1) if last % n == 0), least)
