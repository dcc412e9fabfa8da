"""Native charts: the page's values and none else, cut where it cuts them, and data sheets that tell all."""

import html
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.charts.pieces import break_years
from dashboard.charts.traces import is_open
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import Mark, Missing, Qualifier
from dashboard.exports.pptx.chart_grid import grid_of
from dashboard.exports.pptx.chart_labels import ASIDE, OWN_SIZE, end_labels
from dashboard.exports.pptx.chart_lines import lines_of
from dashboard.exports.pptx.chart_plan import ChartPlan, chart_plan
from dashboard.exports.pptx.chart_times import time_axis
from dashboard.exports.pptx.look import LEADING, Box
from dashboard.queries.trend import trend
from dashboard.story.finding import finding
from dashboard.story.reader import Reader
from dashboard.story.slides import indicator_slide
from dashboard.text.stamp import stamp_lines
from dashboard.text.values import value_text
from tests.exports.presented import A, C, charts, presented, text_of, trees
from tests.exports.taken import LANGUAGES, WORDS
from tests.queries.builders import a_dataset, elsewhere, named, of

BOX = Box(x=0, y=0, width=588, height=280)
SERIES = ("idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "errBars", "cat", "val", "smooth")
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
LABEL = (
    *("idx", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos"),
    *(f"show{what}" for what in SHOWN),
    "separator",
)
AXIS = (
    *("axId", "scaling", "delete", "axPos", "majorGridlines", "numFmt", "majorTickMark", "minorTickMark"),
    *("tickLblPos", "spPr", "txPr", "crossAx", "crosses"),
)
VALUES = (*AXIS, "crossBetween", "majorUnit")
TIMES = (*AXIS, "auto", "lblAlgn", "lblOffset", "tickLblSkip", "tickMarkSkip", "noMultiLvlLbl")
CHART = ("autoTitleDeleted", "plotArea", "plotVisOnly", "dispBlanksAs")
SPACE = ("date1904", "lang", "roundedCorners", "chart", "spPr", "txPr", "externalData")


@pytest.fixture(params=[("kokkola", "fi"), ("example", "sv"), ("example", "en")], ids="-".join)
def made(request):
    """A presentation of every indicator of a plan."""
    return presented(*request.param, indicators=True)


def drawn(made: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Every finding that is drawn, its chart, and the reader."""
    for slide, page in made.pages:
        for shape in charts(page):
            yield slide.finding, shape.chart, made.reader


def own_series(chart: Any, reader: Reader) -> list[Any]:
    city = reader.words.of(reader.catalogue.plan.municipality)
    return [s for s in chart.plots[0].series if s.name.startswith(city)]


def planned(data: Any, name: str, language: str = "fi", box: Box = BOX, **choice: Any) -> ChartPlan:
    reader = Reader(dataset=data, words=WORDS[language], filters=Filters(**choice))
    found = indicator_slide(name, reader).finding
    assert found is not None
    return chart_plan(found, box, reader, colour="#93407a")


def test_the_values_are_those_of_the_page_and_no_others(made):
    for found, chart, reader in drawn(made):
        grid = grid_of(found.trend.shown, (), reader)
        wanted = {grid.at(o.period): o.value for o in found.trend.shown if o.known}
        got: dict[int, float] = {}
        for series in own_series(chart, reader):
            for at, value in enumerate(series.values):
                if value is not None:
                    assert got.setdefault(at, value) == value
        assert got == wanted
        labels = [str(c) for c in chart.plots[0].categories]
        assert len(labels) == len(set(labels)) == len(grid.labels)


def test_other_areas_have_the_values_of_the_page(made):
    seen = 0
    for found, chart, reader in drawn(made):
        for peer in found.peers.named:
            name = reader.words.of(peer.area.name)
            lines = [s for s in chart.plots[0].series if s.name == name]
            values = {o.value for o in peer.series.known}
            assert {v for s in lines for v in s.values if v is not None} <= values
            seen += len(lines)
    assert seen


def test_no_line_crosses_a_change_of_definition(made):
    seen = 0
    for found, chart, reader in drawn(made):
        for year in break_years(found.trend.shown, found.trend.indicator):
            before = {o.value for o in found.trend.shown if o.known and o.year < year}
            after = {o.value for o in found.trend.shown if o.known and o.year >= year}
            if not (before - after and after - before):
                continue
            seen += 1
            for series in own_series(chart, reader):
                values = {v for v in series.values if v is not None}
                assert not (values & (before - after) and values & (after - before))
    assert seen or made.reader.catalogue.plan.id == "kokkola"


def test_the_axis_is_that_of_the_page_and_a_cropped_one_is_said(made):
    for slide, page in made.pages:
        for shape in charts(page):
            layout = slide.finding.figure["layout"]
            axis = shape.chart.value_axis
            assert (axis.minimum_scale, axis.maximum_scale) == pytest.approx(layout["yaxis"]["range"])
            ticks = layout["yaxis"]["tickvals"]
            assert axis.major_unit == pytest.approx(ticks[1] - ticks[0])
            cropped = layout.get("meta", {}).get("cropped", False)
            assert (axis.minimum_scale > 0) == cropped
            if cropped:
                assert made.reader.words("card.axis_cut") in text_of(page)


def test_the_line_ends_with_the_words_that_the_page_has_there(made):
    for found, _, reader in drawn(made):
        lines = lines_of(found, reader, colour="#000000")
        labels = [label for label in end_labels(lines, found, reader).values() if label.own]
        [own] = labels
        told = [a["text"] for a in found.figure["layout"]["annotations"]]
        plain = {html.unescape(re.sub("<[^>]*>", "", text)) for text in told}
        marks = {f" ({reader.words(f'mark.{mark}')})" for mark in (Mark.FORECAST, Mark.BUDGET)}
        assert any(own.text in {text, *(text + mark for mark in marks)} for text in plain)


def test_parts_stand_in_the_order_of_the_schema(made):
    for tree in trees(made.content, lambda n: n.startswith("ppt/charts/chart")).values():
        for name, order in (
            ("ser", SERIES),
            ("dLbl", LABEL),
            ("catAx", TIMES),
            ("valAx", VALUES),
            ("chart", CHART),
            ("chartSpace", SPACE),
        ):
            for element in tree.iter(f"{C}{name}"):
                places = [order.index(child.tag.removeprefix(C)) for child in element]
                assert places == sorted(places), (name, [child.tag for child in element])


def test_values_that_are_not_firm_have_hollow_markers(made):
    for found, chart, reader in drawn(made):
        grid = grid_of(found.trend.shown, (), reader)
        wanted = {grid.at(o.period) for o in found.trend.shown if o.known and is_open(o)}
        hollow: set[int] = set()
        for series in own_series(chart, reader):
            for point in series._element.iter(f"{C}dPt"):
                fill = point.find(f"{C}marker/{C}spPr/{A}solidFill/{A}schemeClr")
                if fill is not None and fill.get("val") == "bg1":
                    hollow.add(int(point.find(f"{C}idx").get("val")))
        assert hollow == wanted


def test_the_data_sheet_holds_what_the_lines_show_where_they_say_it(made):
    for found, chart, _ in drawn(made):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        sheet = book.worksheets[0]
        for series in chart.plots[0].series:
            element = series._element
            [head] = reference(sheet, element.find(f"{C}tx/{C}strRef/{C}f").text)
            assert head == series.name
            values = reference(sheet, element.find(f"{C}val/{C}numRef/{C}f").text)
            assert [v is None for v in values] == [v is None for v in series.values]
            assert [v for v in values if v is not None] == pytest.approx(
                [v for v in series.values if v is not None], rel=1e-14
            )
            categories = reference(sheet, element.find(f"{C}cat/{C}strRef/{C}f").text)
            assert categories == [str(c) for c in chart.plots[0].categories]
        assert table_beside(sheet, len(list(chart.plots[0].series)), found) == [
            row[1:] for row in found.tables[0].rows
        ]


def reference(sheet: Any, told: str) -> list[Any]:
    name, _, place = told.rpartition("!")
    assert name == f"'{sheet.title}'"
    cells = sheet[place.replace("$", "")]
    return [cell.value for (cell,) in cells] if isinstance(cells, tuple) else [cells.value]


def table_beside(sheet: Any, lines: int, found: Any) -> list[tuple[str, ...]]:
    first = lines + 2
    columns = range(first, first + len(found.tables[0].columns) - 1)
    rows = [
        tuple(sheet.cell(row, column).value or "" for column in columns)
        for row in range(2, sheet.max_row + 1)
    ]
    assert [sheet.cell(1, column).value for column in columns] == list(found.tables[0].columns[1:])
    return [row for row in rows if any(row)]


def test_the_second_sheet_says_what_the_figures_are(made):
    for found, chart, reader in drawn(made):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        told = [str(cell.value) for row in book.worksheets[1] for cell in row if cell.value is not None]
        stamp = stamp_lines(reader.dataset, reader.filters, reader.words)
        for text in (found.title, found.source, found.summary, *found.remarks, *stamp):
            assert text in told
        for table in found.tables:
            assert all(cell in told for row in table.rows for cell in row if cell)


def test_nothing_in_the_data_sheet_is_a_formula(made):
    for _, chart, _ in drawn(made):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        kinds = {cell.data_type for sheet in book.worksheets for row in sheet for cell in row}
        assert "f" not in kinds


def test_a_hole_is_a_hole_and_its_reason_stands_beside_it():
    data = a_dataset(
        *(of("library", year, 100.0 + year) for year in (2016, 2017, 2018)),
        of("library", 2019, None, missing=Missing.WITHDRAWN),
        *(of("library", year, 90.0 + year) for year in (2020, 2021, 2022)),
        indicators=[named("loans")],
    )
    plan = planned(data, "loans")
    [line] = plan.lines.own
    assert list(line.values) == [2116, 2117, 2118, None, 2110, 2111, 2112]
    assert not plan.lines.spanning


def test_values_of_every_second_year_are_joined_but_not_over_a_hole():
    years = (2010, 2012, 2014, 2020, 2022)
    data = a_dataset(
        *(of("library", year, float(year)) for year in years), indicators=[named("loans", cadence=2)]
    )
    plan = planned(data, "loans")
    assert plan.lines.spanning
    assert [line.name for line in plan.lines.own] == ["Kokkola 2010–2014", "Kokkola 2020–2022"]
    assert [len(line.values) for line in plan.lines.own] == [13, 13]
    assert [line.known for line in plan.lines.own] == [(0, 2, 4), (10, 12)]


def test_what_is_expected_is_a_dashed_line_of_its_own():
    ahead = frozenset({Mark.FORECAST})
    data = a_dataset(
        *(of("library", year, float(year)) for year in (2020, 2021, 2022)),
        of("library", 2023, 5.0, marks=ahead),
        indicators=[named("loans")],
    )
    plan = planned(data, "loans")
    been, expected = plan.lines.own
    assert (been.known, expected.known) == ((0, 1, 2), (2, 3))
    assert (been.dash, expected.dash) == ("solid", "sysDash")
    assert expected.name == f"Kokkola, {WORDS['fi']('mark.forecast')}"
    [label] = [label for label in plan.labels.values() if label.own]
    assert label.text == f"5 ({WORDS['fi']('mark.forecast')})"


def test_two_values_are_joined_by_dots_and_both_have_their_numbers():
    data = a_dataset(
        of("library", 2021, 750.0, Qualifier.ABOUT), of("library", 2022, 800.0), indicators=[named("loans")]
    )
    plan = planned(data, "loans")
    assert [line.dash for line in plan.lines.own] == ["sysDot"]
    assert {label.text for label in plan.labels.values()} == {"noin 750", "800"}
    assert plan.axis.bare


def test_a_value_that_is_not_exact_has_its_word_on_the_chart():
    data = a_dataset(
        *(of("library", year, 1000.0 + year) for year in range(2014, 2019)),
        of("library", 2019, 9000.0, Qualifier.OVER),
        *(of("library", year, 1000.0 + year) for year in range(2020, 2023)),
        indicators=[named("loans")],
    )
    labels = [label for label in planned(data, "loans").labels.values() if not label.own]
    assert [(label.text, label.side) for label in labels] == [("yli 9\u00a0000", "t")]
    low = a_dataset(
        *(of("library", year, 1000.0 + year) for year in range(2014, 2019)),
        of("library", 2019, 10.0, Qualifier.OVER),
        *(of("library", year, 1000.0 + year) for year in range(2020, 2023)),
        indicators=[named("loans")],
    )
    assert [label.side for label in planned(low, "loans").labels.values() if not label.own] == ["b"]


def test_labels_that_would_lie_over_each_other_are_left_to_the_notes():
    data = a_dataset(
        *(of("library", year, 100_000.0, Qualifier.ABOUT) for year in range(2000, 2022)),
        of("library", 2022, 100_500.0),
        indicators=[named("loans")],
    )
    plan = planned(data, "loans")
    step = plan.plot.width / len(plan.lines.grid.labels)
    places = sorted(at * step for (_, at), label in plan.labels.items() if not label.own)
    assert 1 < len(places) < 22
    width = next(label.width for label in plan.labels.values() if not label.own)
    assert all(b - a >= width - 0.01 for a, b in pairwise(places))


def test_other_areas_are_thin_lines_and_the_rest_their_lowest_and_highest():
    rows = [of("library", year, float(year)) for year in range(2018, 2023)]
    for area, shift in (("porvoo", 100.0), ("vaasa", 40.0), ("kannus", 300.0)):
        rows += [elsewhere(area, year, year + shift) for year in range(2018, 2023)]
    plan = planned(a_dataset(*rows, indicators=[named("loans")]), "loans")
    assert [line.name for line in plan.lines.peers] == ["Porvoo"]
    least, most = plan.lines.band
    assert (least.values[0], most.values[0]) == (2058, 2318)
    assert most.name == f"{WORDS['fi']('pptx.most')} (2\u00a0muuta kuntaa)".replace("\u00a0", " ")
    assert max(line.width for line in (*plan.lines.peers, *plan.lines.band)) < plan.lines.own[0].width
    texts = {label.text for label in plan.labels.values()}
    assert {"Kokkola 2\u00a0022", "Porvoo 2\u00a0122"} <= texts


@pytest.mark.parametrize("shifts", [(0.0, 0.1, 0.2), (300.0, 300.1, -300.0)])
def test_labels_at_the_ends_stand_apart(shifts):
    rows = [of("library", year, 2000.0) for year in range(2018, 2023)]
    for area, shift in zip(("porvoo", "vaasa", "kannus"), shifts, strict=True):
        rows += [elsewhere(area, year, 2000.0 + shift) for year in range(2018, 2022)]
    plan = planned(a_dataset(*rows, indicators=[named("loans")]), "loans")
    axis, height = plan.axis, plan.plot.height
    everyone = plan.lines.everyone
    ends = []
    for (n, at), label in plan.labels.items():
        value = everyone[n].values[at] or 0
        ends.append((value - axis.lower) / (axis.upper - axis.lower) * height + label.lift)
    ends.sort()
    assert all(b - a >= OWN_SIZE * LEADING - 0.01 for a, b in pairwise(ends))
    assert ends[-1] <= height + 0.01
    step = plan.plot.width / len(plan.lines.grid.labels)
    last = len(plan.lines.grid.labels) - 1
    assert all(
        label.shift == pytest.approx((last - at) * step + ASIDE) for (_, at), label in plan.labels.items()
    )


def test_labels_follow_the_data_sheet_where_they_are_nothing_but_the_value():
    for language in LANGUAGES:
        for found, chart, reader in drawn(presented("kokkola", language, indicators=True)):
            for series in own_series(chart, reader):
                for label in series._element.iter(f"{C}dLbl"):
                    at = int(label.find(f"{C}idx").get("val"))
                    words = label.find(f"{C}tx")
                    o = next(
                        o
                        for o in found.trend.shown
                        if grid_of(found.trend.shown, (), reader).at(o.period) == at
                    )
                    told = value_text(
                        o,
                        indicator=found.trend.indicator,
                        unit=reader.catalogue.units[found.trend.indicator.unit],
                        words=reader.words,
                    )
                    if words is None:
                        assert told.qualifier == ""
                    else:
                        assert told.short in "".join(words.itertext())


def test_numbers_carry_the_sign_of_their_unit():
    formats = {}
    for language in LANGUAGES:
        codes = {
            c.value_axis.tick_labels.number_format
            for _, c, _ in drawn(presented("kokkola", language, indicators=True))
        }
        formats[language] = codes
    assert any(code.endswith('"\u00a0%"') for code in formats["fi"])
    assert any(code.endswith('"%"') for code in formats["en"])
    assert any(code == "#,##0" for code in formats["sv"])


def test_periods_are_in_few_words_on_the_axis():
    seen = {
        label
        for _, chart, _ in drawn(presented("example", "fi", indicators=True))
        for label in chart.plots[0].categories
    }
    for label in ("2023–2024", "kevät 2023", "syksy 2022", "tammikuu 2023", "2022"):
        assert label in seen


@given(st.integers(1, 400), st.integers(4, 25), st.floats(100, 800))
def test_labels_of_the_time_axis_have_room(count, size, width):
    axis = time_axis(tuple(str(n).zfill(size) for n in range(count)), width)
    assert axis.skip >= 1
    assert axis.room > 0
    assert axis.turned <= (size > 6)
    if count > 1 and axis.skip < count:
        needed = 20 if axis.turned else size * 18 * 0.5
        assert axis.skip * width / count >= needed


def test_the_newest_period_has_its_label_where_that_can_be():
    assert time_axis(tuple(map(str, range(1990, 2024))), 600).skip == 3
    assert time_axis(tuple(map(str, range(2012, 2023))), 320).skip == 2
    assert time_axis(("2022",), 320).skip == 1


def test_a_finding_without_a_figure_has_no_chart():
    data = a_dataset(of("library", 2022, 5.0), indicators=[named("loans")])
    reader = Reader(dataset=data, words=WORDS["fi"], filters=Filters())
    found = finding(trend(data, "loans", Filters()), reader, size="slide")
    with pytest.raises(ValueError, match="nothing to draw"):
        chart_plan(found, BOX, reader, colour="#000000")
