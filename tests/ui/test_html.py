"""Components written as HTML say what the browser would show, and nothing a name smuggles in."""

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.attributes import aria, data
from dashboard.ui.html import to_html


def test_an_element_has_its_attributes_and_children():
    part = html.Div([html.P("a < b"), None, 3], className="box", id="x", tabIndex="0", hidden=True)
    assert sorted(to_html(part).partition(">")[0].split()) == sorted(
        ["<div", 'class="box"', 'id="x"', 'tabindex="0"', "hidden"]
    )
    assert to_html(part).endswith("><p>a &lt; b</p>3</div>")


def test_void_elements_have_no_end():
    assert to_html([html.Img(src="a.png"), html.Br()]) == '<img src="a.png"><br>'


def test_attributes_of_roles_and_data_keep_their_names():
    part = html.Span("x", **aria(label='"a"'), **data(figure="{}"))
    assert to_html(part) == '<span aria-label="&quot;a&quot;" data-figure="{}">x</span>'


def test_addresses_can_be_changed_and_links_left_out():
    links = html.P([html.A("in", href="/fi/a"), html.A("out", href="/fi/data/a")])
    found = to_html(links, lambda h: None if "data" in h else f"#{h}")
    assert found == '<p><a href="#/fi/a">in</a></p>'


@pytest.mark.parametrize("control", [dcc.Location(id="x"), dbc.Select(id="y"), object()])
def test_what_only_scripts_can_draw_is_an_error(control):
    with pytest.raises(TypeError):
        to_html(control)


@given(st.text())
def test_no_text_becomes_markup(text):
    found = to_html(html.P(text, title=text))
    assert found.count("<") == 2
    assert found.partition(">")[0].count('"') == 2
