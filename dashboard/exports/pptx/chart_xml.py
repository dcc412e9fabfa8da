"""A native line chart as DrawingML, in the order of the schema (ECMA-376, part 1, dml-chart)."""

from __future__ import annotations

from typing import Final

from dashboard.charts.theme import INK_2
from dashboard.exports.pptx.chart_plan import ChartPlan
from dashboard.exports.pptx.chart_series import series_xml
from dashboard.exports.pptx.look import RULE, SMALLEST, emu
from dashboard.exports.pptx.markup import Markup, document, tag, val
from dashboard.exports.pptx.shape_xml import Pen

_CATEGORIES: Final = 111
_VALUES: Final = 222
_AUTO: Final = -60_000_000
"""What Office writes for words that it may turn where they have no room."""
_TURNED: Final = -2_700_000
"""45 degrees up, in 60 000ths."""


def chart_xml(plan: ChartPlan, pen: Pen, *, sheet: str, workbook: str) -> bytes:
    """Return the whole part of a chart.

    Args:
        plan: What it shows.
        pen: Colours and language.
        sheet: The name of the sheet that holds its values.
        workbook: The relationship to the workbook.
    """
    blanks = "span" if plan.lines.spanning else "gap"
    chart = tag(
        "c:chart",
        val("c:autoTitleDeleted", 1),
        _plot(plan, pen, sheet),
        val("c:plotVisOnly", 1),
        val("c:dispBlanksAs", blanks),
    )
    space = tag(
        "c:chartSpace",
        val("c:date1904", 0),
        val("c:lang", pen.language),
        val("c:roundedCorners", 0),
        chart,
        tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
        _text(pen),
        tag("c:externalData", val("c:autoUpdate", 0), r_id=workbook),
    )
    return document(space, "c", "a", "r")


def _plot(plan: ChartPlan, pen: Pen, sheet: str) -> Markup:
    box, plot = plan.box, plan.plot
    place = tag(
        "c:layout",
        tag(
            "c:manualLayout",
            val("c:layoutTarget", "inner"),
            val("c:xMode", "edge"),
            val("c:yMode", "edge"),
            val("c:x", f"{plot.x / box.width:.4f}"),
            val("c:y", f"{plot.y / box.height:.4f}"),
            val("c:w", f"{plot.width / box.width:.4f}"),
            val("c:h", f"{plot.height / box.height:.4f}"),
        ),
    )
    lines = tag(
        "c:lineChart",
        val("c:grouping", "standard"),
        val("c:varyColors", 0),
        *(series_xml(plan, n, pen, sheet=sheet) for n in range(len(plan.lines.everyone))),
        val("c:marker", 1),
        val("c:axId", _CATEGORIES),
        val("c:axId", _VALUES),
    )
    return tag("c:plotArea", place, lines, _category_axis(plan, pen), _value_axis(plan, pen))


def _category_axis(plan: ChartPlan, pen: Pen) -> Markup:
    return tag(
        "c:catAx",
        val("c:axId", _CATEGORIES),
        tag("c:scaling", val("c:orientation", "minMax")),
        val("c:delete", 0),
        val("c:axPos", "b"),
        tag("c:numFmt", formatCode="General", sourceLinked=0),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "low"),
        _rule(pen, INK_2),
        _text(pen, turned=_TURNED if plan.times.turned else _AUTO),
        val("c:crossAx", _VALUES),
        val("c:crosses", "autoZero"),
        val("c:auto", 0),
        val("c:lblAlgn", "ctr"),
        val("c:lblOffset", 100),
        val("c:tickLblSkip", plan.times.skip),
        val("c:tickMarkSkip", plan.times.skip),
        val("c:noMultiLvlLbl", 1),
    )


def _value_axis(plan: ChartPlan, pen: Pen) -> Markup:
    axis = plan.axis
    return tag(
        "c:valAx",
        val("c:axId", _VALUES),
        tag(
            "c:scaling",
            val("c:orientation", "minMax"),
            val("c:max", _number(axis.upper)),
            val("c:min", _number(axis.lower)),
        ),
        val("c:delete", int(axis.bare)),
        val("c:axPos", "l"),
        *([] if axis.bare else [tag("c:majorGridlines", _rule(pen, RULE))]),
        tag("c:numFmt", formatCode=axis.code, sourceLinked=0),
        val("c:majorTickMark", "none"),
        val("c:minorTickMark", "none"),
        val("c:tickLblPos", "nextTo"),
        tag("c:spPr", tag("a:ln", tag("a:noFill"))),
        _text(pen),
        val("c:crossAx", _CATEGORIES),
        val("c:crosses", "autoZero"),
        val("c:crossBetween", "between"),
        val("c:majorUnit", _number(axis.step)),
    )


def _rule(pen: Pen, colour: str) -> Markup:
    return tag("c:spPr", tag("a:ln", pen.palette.fill(colour), w=emu(0.75)))


def _text(pen: Pen, turned: int | None = None) -> Markup:
    """Return how the words of a chart or an axis look; none is smaller than the smallest size."""
    looks = tag("a:defRPr", pen.palette.fill(INK_2), lang=pen.language, sz=SMALLEST * 100)
    return tag(
        "c:txPr",
        tag("a:bodyPr", rot=turned, vert=None if turned is None else "horz"),
        tag("a:lstStyle"),
        tag("a:p", tag("a:pPr", looks), tag("a:endParaRPr", lang=pen.language)),
    )


def _number(value: float) -> str:
    return f"{value:.12g}"
