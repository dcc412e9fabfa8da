"""One line of a native chart: its look, markers, labels, and where its values stand in the data sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from dashboard.charts.theme import INK, INK_2, SURFACE
from dashboard.charts.traces import is_open
from dashboard.domain.observation import Observation
from dashboard.exports.pptx.chart_labels import OWN_SIZE, Label
from dashboard.exports.pptx.chart_lines import Line
from dashboard.exports.pptx.chart_plan import ChartPlan
from dashboard.exports.pptx.look import SMALLEST, emu
from dashboard.exports.pptx.markup import NOTHING, Markup, said, tag, val
from dashboard.exports.pptx.shape_xml import Pen

MOST_MARKERS: Final = 15
"""A longer line has markers only at its ends and where a value is not firm."""
_SMALL: Final = 8
_LARGE: Final = 13
_HOLLOW: Final = 11
_DOT: Final = 7
_FEW: Final = 2
_NO_LEADERS: Final = tag(
    "c:extLst",
    tag(
        "c:ext",
        val("c15:showLeaderLines", 0),
        uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
        xmlns_c15="http://schemas.microsoft.com/office/drawing/2012/chart",
    ),
)
"""Without it a label that was moved is tied to its point by a line."""


def series_xml(plan: ChartPlan, number: int, pen: Pen, *, sheet: str) -> Markup:
    """Return one line of a chart, its values as the data sheet has them."""
    line = plan.lines.everyone[number]
    rows = len(plan.lines.grid.labels) + 1
    column = xl_col_to_name(number + 1)
    name = _texts(f"'{sheet}'!${column}$1", (line.name,))
    categories = _texts(f"'{sheet}'!$A$2:$A${rows}", plan.lines.grid.labels)
    looks = tag(
        "a:ln",
        pen.palette.fill(line.colour),
        val("a:prstDash", line.dash),
        tag("a:round"),
        w=emu(line.width),
        cap="rnd",
    )
    return tag(
        "c:ser",
        val("c:idx", number),
        val("c:order", number),
        tag("c:tx", name),
        tag("c:spPr", looks),
        _marker(line, pen, size=_usual(line)),
        *_points(plan, line, pen),
        _labels(plan, number, pen),
        *_spans(line, pen),
        tag("c:cat", categories),
        tag("c:val", _numbers(f"'{sheet}'!${column}$2:${column}${rows}", line.values, plan.code)),
        val("c:smooth", 0),
    )


def _texts(place: str, texts: tuple[str, ...]) -> Markup:
    points = [tag("c:pt", tag("c:v", said(text)), idx=n) for n, text in enumerate(texts)]
    return tag("c:strRef", tag("c:f", said(place)), tag("c:strCache", val("c:ptCount", len(texts)), *points))


def _numbers(place: str, values: tuple[float | None, ...], code: str) -> Markup:
    points = [
        tag("c:pt", tag("c:v", said(repr(value))), idx=n)
        for n, value in enumerate(values)
        if value is not None
    ]
    cache = tag("c:numCache", tag("c:formatCode", said(code)), val("c:ptCount", len(values)), *points)
    return tag("c:numRef", tag("c:f", said(place)), cache)


def _usual(line: Line) -> int:
    """Return the size of a line's markers; 0 for none."""
    if line.own and not line.ahead and len(line.known) <= MOST_MARKERS:
        return _SMALL
    return _DOT if len(line.known) == 1 else 0


def _points(plan: ChartPlan, line: Line, pen: Pen) -> list[Markup]:
    """Return the points whose markers differ from those of their line."""
    found = []
    for at, o in sorted(line.observations.items()) if line.own else ():
        joint = line.ahead and at == line.known[0] and len(line.known) > 1
        if joint:
            continue
        end = at == line.known[-1] and line is plan.lines.own[-1]
        if is_open(o):
            found.append(_point(at, _marker(line, pen, size=_HOLLOW, hollow=True)))
        elif end or len(line.known) <= _FEW:
            found.append(_point(at, _marker(line, pen, size=_LARGE)))
        elif at in {line.known[0], line.known[-1]} and not _usual(line):
            found.append(_point(at, _marker(line, pen, size=_SMALL)))
    return found


def _point(at: int, marker: Markup) -> Markup:
    return tag("c:dPt", val("c:idx", at), marker, val("c:bubble3D", 0))


def _marker(line: Line, pen: Pen, *, size: int, hollow: bool = False) -> Markup:
    if not size:
        return tag("c:marker", val("c:symbol", "none"))
    edge = tag("a:ln", pen.palette.fill(line.colour), w=emu(2.25))
    looks = tag("c:spPr", pen.palette.fill(SURFACE if hollow else line.colour), edge)
    return tag("c:marker", val("c:symbol", "circle"), val("c:size", size), looks)


def _spans(line: Line, pen: Pen) -> list[Markup]:
    """Return bars over the intervals that values stand for, where both ends are known."""
    reach = {at: _reach(o) for at, o in line.observations.items() if line.own and not line.ahead}
    known = {at: ends for at, ends in reach.items() if any(ends)}
    if not known:
        return []
    plus = {at: up for at, (up, _) in known.items()}
    minus = {at: down for at, (_, down) in known.items()}
    return [
        tag(
            "c:errBars",
            val("c:errDir", "y"),
            val("c:errBarType", "both"),
            val("c:errValType", "cust"),
            val("c:noEndCap", 0),
            tag("c:plus", _literals(plus, len(line.values))),
            tag("c:minus", _literals(minus, len(line.values))),
            tag("c:spPr", tag("a:ln", pen.palette.fill(line.colour), w=emu(1.5))),
        )
    ]


def _reach(o: Observation) -> tuple[float, float]:
    """Return how far an interval goes up and down from its value; nothing where an end is not known."""
    if o.value is None or o.range is None or not is_open(o):
        return 0.0, 0.0
    up, down = o.range.upper - o.value, o.value - o.range.lower
    return (up, down) if math.isfinite(up) and math.isfinite(down) and up > 0 and down > 0 else (0.0, 0.0)


def _literals(values: Mapping[int, float], count: int) -> Markup:
    points = [tag("c:pt", tag("c:v", said(f"{values.get(n, 0.0):.12g}")), idx=n) for n in range(count)]
    return tag("c:numLit", tag("c:formatCode", said("General")), val("c:ptCount", count), *points)


def _labels(plan: ChartPlan, number: int, pen: Pen) -> Markup:
    mine = {at: label for (n, at), label in plan.labels.items() if n == number}
    colour = plan.lines.everyone[number].colour
    told = [_label(at, label, plan, pen, colour) for at, label in sorted(mine.items())]
    return tag("c:dLbls", *told, *_shows(), _NO_LEADERS)


def _label(at: int, label: Label, plan: ChartPlan, pen: Pen, colour: str) -> Markup:
    """Return the label of a point, moved up or down where it would lie over another."""
    aside, up = label.shift / plan.box.width, -label.lift / plan.box.height
    moved = tag("c:manualLayout", val("c:x", f"{aside:.4f}"), val("c:y", f"{up:.4f}"))
    own = tag("c:txPr", *_words(label, pen, colour, None))
    text = tag("c:tx", tag("c:rich", *_words(label, pen, colour, label.text)))
    return tag(
        "c:dLbl",
        val("c:idx", at),
        tag("c:layout", *([moved] if aside or up else [])),
        *([] if label.live else [text]),
        tag("c:numFmt", formatCode=plan.code, sourceLinked=0),
        tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
        *([own] if label.live else []),
        val("c:dLblPos", label.side),
        *_shows(value=True, name=label.named and label.live),
    )


def _words(label: Label, pen: Pen, colour: str, text: str | None) -> list[Markup]:
    fill = pen.palette.fill(colour if label.own else INK_2 if label.side == "r" else INK)
    style = {"lang": pen.language, "sz": (OWN_SIZE if label.own else SMALLEST) * 100, "b": int(label.own)}
    frame = tag("a:bodyPr", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")
    looks = tag("a:pPr", tag("a:defRPr", fill, **style))
    run = tag("a:r", tag("a:rPr", fill, **style), tag("a:t", said(text))) if text else NOTHING
    end = tag("a:endParaRPr", lang=pen.language)
    return [frame, tag("a:lstStyle"), tag("a:p", looks, run or end)]


def _shows(*, value: bool = False, name: bool = False) -> list[Markup]:
    shown = {
        "LegendKey": 0,
        "Val": int(value),
        "CatName": 0,
        "SerName": int(name),
        "Percent": 0,
        "BubbleSize": 0,
    }
    parts = [val(f"c:show{what}", on) for what, on in shown.items()]
    return [*parts, tag("c:separator", said(" "))] if name else parts
