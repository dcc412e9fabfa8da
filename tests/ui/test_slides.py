"""The parts of slides and of the tools around them."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.table import TableText
from dashboard.ui.html import Markup, to_html
from dashboard.ui.slides import dialogs, parts, tables, tools
from dashboard.ui.slides.code import code
from dashboard.ui.slides.sizes import SIZES, text_size

cell = st.text(alphabet="ab 1,åä", max_size=120)


@st.composite
def some_table(draw: st.DrawFn) -> TableText:
    columns = draw(st.integers(2, 24))
    heads = tuple(f"head{n}" for n in range(columns))
    rows = draw(st.lists(st.tuples(*(cell for _ in heads)), max_size=40))
    return TableText("caption", heads, tuple(rows))


class Shape(HTMLParser):
    """The elements of a document as they open, and the text in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.opened if name == tag]


# ---------------------------------------------------------------------------------------------- tables


@given(some_table())
def test_no_cell_is_lost_between_the_pages_of_a_table(table):
    pieces = [piece for page in tables.table_pages([table]) for piece in page]
    shown = {
        (row[0], head, text)
        for p in pieces
        for row in p.rows
        for head, text in zip(p.columns, row, strict=True)
    }
    told = {
        (row[0], head, text)
        for row in table.rows
        for head, text in zip(table.columns, row, strict=True)
        if text
    }
    captions = " ".join(piece.caption for piece in pieces)
    assert all(cell in shown or cell[2] in captions for cell in told)


@given(some_table())
def test_no_page_of_a_table_is_too_wide_or_too_long(table):
    for page in tables.table_pages([table]):
        assert len(page) <= tables.ABREAST
        for piece in page:
            assert len(piece.columns) <= tables.MOST_COLUMNS
            assert len(piece.rows) <= tables.LINES
            assert piece.caption.startswith("caption")


def test_what_every_row_says_at_length_is_said_once_in_the_caption():
    counted = "yhteensä: " + ", ".join(f"vastuualue {n}" for n in range(12))
    table = TableText(
        "Henkilöstö", ("year", "value", "notes"), (("2021", "1", counted), ("2022", "2", counted))
    )
    [[piece]] = tables.table_pages([table])
    assert piece == TableText(f"Henkilöstö · {counted}", ("year", "value"), (("2021", "1"), ("2022", "2")))


def test_a_column_in_which_nothing_is_said_is_left_out():
    table = TableText("c", ("year", "value", "notes"), (("2021", "1", ""), ("2022", "2", "")))
    [[piece]] = tables.table_pages([table])
    assert piece.columns == ("year", "value")


def test_a_long_narrow_table_stands_in_columns_side_by_side():
    table = TableText("c", ("year", "value"), tuple((str(1990 + n), str(n)) for n in range(30)))
    [page] = tables.table_pages([table])
    assert [len(piece.rows) for piece in page] == [tables.LINES, tables.LINES, 30 - 2 * tables.LINES]


@pytest.mark.parametrize(
    ("rows", "halves"), [(6, [6]), (7, [4, 3]), (11, [6, 5]), (12, [6, 6]), (13, [11, 2])]
)
def test_a_narrow_table_of_some_years_stands_in_halves_that_are_set_larger(rows, halves):
    table = TableText("c", ("year", "value"), tuple((str(2010 + n), "14,1 lainausta") for n in range(rows)))
    [page] = tables.table_pages([table])
    assert [len(piece.rows) for piece in page] == halves
    large = [one["class"] for one in Shape(to_html(tables.table_page(page, number=""))).of("table")]
    assert all(name == "narrow few" for name in large) is (rows <= tables.HALVES)


def test_a_table_whose_cells_are_long_is_not_cut_in_halves():
    long = "hoidettua asukasta " * 3
    table = TableText("c", ("year", "value"), tuple((str(2010 + n), long) for n in range(9)))
    [page] = tables.table_pages([table])
    assert [len(piece.rows) for piece in page] == [3, 3, 3]


def test_a_table_is_hidden_until_it_is_asked_for_and_says_which_page_it_is():
    table = TableText("c", ("year", "value"), (("2021", "1"),))
    shape = Shape(to_html(tables.table_page((table,), number="1 / 2")))
    assert shape.of("div")[0].get("hidden", "no") is None
    assert "1 / 2" in shape.text
    assert [head["scope"] for head in shape.of("th")] == ["col", "col", "row"]


# ------------------------------------------------------------------------------------------------ parts


@pytest.mark.parametrize(("length", "size"), [(20, ""), (70, "long"), (150, "longer")])
def test_a_long_title_is_set_smaller(length, size):
    shape = Shape(to_html(parts.heading("s", over="o", title="x" * length, subtitle="")))
    assert shape.of("h2")[0]["class"] == size
    assert [p["class"] for p in shape.of("p")] == ["over"]


def test_the_first_slide_has_the_heading_of_the_document():
    assert Shape(to_html(parts.heading("s", over="", title="t", subtitle="s", level=1))).of("h1")


def test_a_chart_is_one_image_with_a_name_and_a_description():
    made = Shape(to_html(parts.chart("s", figure={"a": "<"}, small=None, summary="in words")))
    [place] = [one for one in made.of("div") if one.get("role") == "img"]
    assert (place["aria-labelledby"], place["aria-describedby"]) == ("s-title", "s-summary")
    assert place["data-figure"] == place["data-small"] == '{"a":"<"}'
    assert "in words" in made.text


def test_a_number_is_set_larger_than_a_reason():
    facts: dict[str, Any] = {
        "priority": "p",
        "name": "n",
        "qualifier": "noin",
        "unit": "",
        "change": "c",
        "moved": False,
    }
    number, reason = (Shape(to_html(parts.key_figure(number=n, **facts))) for n in ("1\u00a0500", "ei lukua"))
    assert "value" in [p["class"] for p in number.of("p")]
    assert "value told" in [p["class"] for p in reason.of("p")]


def test_a_line_about_an_indicator_leads_to_it_with_and_without_the_stage():
    made = Shape(to_html(parts.line(lead="L", text="t", priority="p", indicator="i", href="/fi/indicator/i")))
    assert made.of("a")[0] == {"href": "/fi/indicator/i", "data-ask": "i"}
    assert not Shape(to_html(parts.line(lead="", text="t", priority="", indicator="", href=""))).of("a")


def test_a_foot_says_source_stamp_address_and_number():
    foot = parts.foot(
        source="S",
        stamp="T",
        address="x.fi/fi/",
        href="/fi/",
        code=Markup("<svg></svg>"),
        page="1 / 2",
        words=("E", "F"),
    )
    assert all(text in Shape(to_html(foot)).text for text in ("S", "T", "x.fi/fi/", "1 / 2", "F"))


# ------------------------------------------------------------------------------------------ code, tools


@pytest.mark.parametrize("address", ["https://x.fi/fi/", "https://x.fi/fi/?a=1&b=%C3%A5", "x" * 800])
def test_a_code_is_a_named_drawing_in_black_on_white_with_its_quiet_zone(address):
    [drawing] = Shape(code(address, 'a "<name>"')).of("svg")
    assert (drawing["role"], drawing["aria-label"]) == ("img", 'a "<name>"')
    side = int(str(drawing["viewbox"]).split()[2])
    assert (side - 8 - 17) % 4 == 0  # a QR code has 17 + 4 n modules; four of white on each side
    assert '"#fff"' in code(address, "n")
    assert '"#000"' in code(address, "n")


def test_every_tool_has_a_name_and_tells_its_key():
    names = {tool.do: f"name of {tool.do}" for tool in tools.TOOLS}
    shape = Shape(to_html(tools.bar(names, label="tools", leave=("out", "/fi/"), language="sv")))
    for tool, button in zip(tools.TOOLS, shape.of("button"), strict=True):
        assert button["data-do"] == tool.do
        assert names[tool.do] in str(button["title"])
        assert button.get("aria-keyshortcuts") == (tool.key or None)
    assert [b.get("lang") for b in shape.of("button") if b["data-do"] == "language"] == ["sv"]
    assert shape.of("a")[0]["href"] == "/fi/"


def test_a_remark_is_shown_only_where_there_is_one():
    hidden, shown = (
        Shape(to_html(tools.messages(offline="o", remarks=r, close="c"))) for r in ([], ["<not> known"])
    )
    assert [("hidden" in one) for one in hidden.of("div") if one.get("id") == "notice"] == [True]
    assert [("hidden" in one) for one in shown.of("div") if one.get("id") == "notice"] == [False]
    assert "<not> known" in shown.text


def test_the_choice_of_slides_tells_what_is_chosen_and_names_each_move():
    choices = [dialogs.Choice(id="a", name="A", chosen=True), dialogs.Choice(id="b", name="B", chosen=False)]
    made = dialogs.choose_dialog(
        choices, title="t", intro="i", up="up", down="down", use="u", every="e", close="c"
    )
    shape = Shape(to_html(made))
    assert ["checked" in box for box in shape.of("input")] == [True, False]
    labels = [b["aria-label"] for b in shape.of("button") if "data-move" in b]
    assert labels == ["up: A", "down: A", "up: B", "down: B"]


@pytest.mark.parametrize(
    "made",
    [
        dialogs.help_dialog(title="t", intro="i", keys=[("T", "table")], switch="s", close="c"),
        dialogs.question_dialog(title="t", label="l", hint="h", list_label="hits", close="c"),
        dialogs.code_dialog(title="t", close="c"),
    ],
)
def test_a_dialog_has_a_name_and_a_way_out(made):
    shape = Shape(to_html(made))
    [dialog] = shape.of("dialog")
    assert shape.of("h2")[0]["id"] == dialog["aria-labelledby"]
    assert [b["data-do"] for b in shape.of("button")] == ["close"]


def test_the_field_of_a_question_is_a_combobox_with_its_label_and_list():
    shape = Shape(
        to_html(dialogs.question_dialog(title="t", label="l", hint="h", list_label="hits", close="c"))
    )
    [field] = shape.of("input")
    assert field["role"] == "combobox"
    assert shape.of("label")[0]["for"] == field["id"]
    assert field["aria-controls"] in [one.get("id") for one in shape.of("ul")]


def test_markup_is_written_as_it_is_and_other_text_is_not():
    assert to_html(html.P([Markup("<b>x</b>"), "<i>"])) == "<p><b>x</b>&lt;i&gt;</p>"


def test_nothing_of_a_slide_has_a_style_of_its_own():
    made = to_html([parts.heading("s", over="o", title="t", subtitle="s"), *parts.remarks(["r"])])
    assert not re.search(r"\bstyle=", made)


# ------------------------------------------------------------------------------------------------ texts


def size_of(text, *, title="Tavoite", remarks=1, beside=True):
    return text_size([text], title=title, remarks=remarks, beside=beside)


def test_a_text_is_set_the_larger_the_shorter_it_is():
    order = [name for name, _ in SIZES] + [""]
    sizes = [order.index(size_of("sana " * n)) for n in range(10, 240, 10)]
    assert sizes == sorted(sizes)
    assert sizes[0] == 0
    assert sizes[-1] == len(SIZES)


def test_a_text_with_less_room_is_set_smaller():
    order = [name for name, _ in SIZES] + [""]
    text = "sana " * 115
    free = order.index(size_of(text, title="t", remarks=0, beside=False))
    assert order.index(size_of(text, title="t", remarks=0)) > free
    assert order.index(size_of(text, title="t" * 120, remarks=2, beside=False)) > free
