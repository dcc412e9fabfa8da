"""Words in a figure: at the ends of lines instead of a legend, and above the plot for breaks and events."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from dashboard.charts.theme import Size

GAP: Final = 10
"""Pixels between the end of a line and its label."""
LINE: Final = 1.25
"""The height of a line of text for its size."""
BREAK: Final = "<br>"
_WIDE = 0.51
_BOLD = 0.53
_TAGS = re.compile(r"<[^>]*>")
_THIRD = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLabel:
    """A label at the end of a line; `share` is its height on the axis, from 0 to 1."""

    text: str
    share: float
    value: float
    colour: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopLabel:
    """A label above the plot; `at` is its place along the axis, from 0 to 1."""

    text: str
    x: float
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """A label above the plot with its row, counted from the plot."""

    label: TopLabel
    row: int


@lru_cache(maxsize=4096)
def text_width(text: str, font: int) -> float:
    """Return about how wide a text's longest line is in pixels; tags count for nothing."""
    longest = max(len(html.unescape(_TAGS.sub("", line))) for line in text.split(BREAK))
    return longest * font * (_BOLD if text.startswith("<b>") else _WIDE)


def lines_of(text: str) -> int:
    """Return how many lines a text has."""
    return text.count(BREAK) + 1


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Move places apart until neighbours are `gap` away, all by as little as possible.

    Pool adjacent violators: places that push each other form a group around their common middle.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    groups: list[list[float]] = []
    for rank, index in enumerate(order):
        groups.append([wanted[index] - rank * gap])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    fitted = [_mean(group) for group in groups for _ in group]
    placed = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        placed[index] = fitted[rank] + rank * gap
    return placed


def end_annotations(labels: Sequence[EndLabel], *, x: float, size: Size, plot: float) -> list[dict[str, Any]]:
    """Return the labels right of `x`, none over another; `plot` is the plot's height in pixels."""
    gap = size.font * LINE
    placed = spread([label.share * plot for label in labels], gap)
    over = max([p - plot for p in placed] + [0.0])
    return [
        {
            "x": x,
            "y": label.value,
            "text": label.text,
            "xanchor": "left",
            "xshift": GAP + size.line,
            "yshift": round(at - over - label.share * plot),
            "showarrow": False,
            **({"font": {"color": label.colour, "size": size.own_font}} if label.own else {}),
        }
        for label, at in zip(labels, placed, strict=True)
    ]


def rows(labels: Sequence[TopLabel], *, size: Size, plot: float) -> list[Row]:
    """Stack labels above the plot in as few rows as keep them apart; `plot` is the plot's width."""
    ends: list[float] = []
    found = []
    for label in sorted(labels, key=lambda one: one.at):
        width = text_width(label.text, size.font)
        start = label.at * plot - width * _shift(label.at)
        row = next((i for i, end in enumerate(ends) if start > end + GAP), len(ends))
        ends[row:] = [start + width, *ends[row + 1 :]]
        found.append(Row(label, row))
    return found


def top_annotations(found: Sequence[Row], *, size: Size) -> list[dict[str, Any]]:
    """Return the labels above the plot."""
    return [
        {
            "x": one.label.x,
            "y": 1,
            "yref": "paper",
            "text": one.label.text,
            "xanchor": {0.0: "left", 0.5: "center", 1.0: "right"}[_shift(one.label.at)],
            "yanchor": "bottom",
            "yshift": round(one.row * size.font * LINE),
            "showarrow": False,
        }
        for one in found
    ]


def top_margin(found: Sequence[Row], size: Size) -> int:
    """Return the pixels that the rows above the plot need."""
    return round((1 + max((one.row for one in found), default=-1)) * size.font * LINE) + size.font


def _shift(at: float) -> float:
    """Return which part of a label stands at its place: its start, middle or end."""
    if at < _THIRD:
        return 0.0
    return 1.0 if at > 1 - _THIRD else 0.5


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
