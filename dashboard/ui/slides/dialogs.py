"""What opens over the slides: help, the choice of slides, the search of a question, the large code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.ui.attributes import aria, data
from dashboard.ui.html import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A slide in the list to choose from."""

    id: str
    name: str
    chosen: bool


def help_dialog(
    *, title: str, intro: str, keys: Sequence[tuple[str, str]], switch: str, close: str
) -> Component:
    """Return the dialog that tells every key and lets them be switched off."""
    rows = [html.Tr([html.Th(key, scope="row"), html.Td(text)]) for key, text in keys]
    return _dialog(
        "help",
        title,
        [html.P(intro), _checkbox("keys-on", switch), html.Table(html.Tbody(rows), className="keys")],
        close,
    )


def choose_dialog(  # noqa: PLR0913 - its words by name
    choices: Sequence[Choice], *, title: str, intro: str, up: str, down: str, use: str, every: str, close: str
) -> Component:
    """Return the dialog where slides are left out and put in order."""
    rows = [
        html.Li(
            [
                _checkbox(f"choose-{choice.id}", choice.name, checked=choice.chosen),
                _move("up", "↑", up, choice.name),
                _move("down", "↓", down, choice.name),
            ],
            **data(slide=choice.id),
        )
        for choice in choices
    ]
    buttons = [_button(use, "use-choice"), _button(every, "every-slide")]
    return _dialog(
        "choose",
        title,
        [
            html.P(intro),
            html.Ol(rows, id="choose-list", className="choices"),
            html.P(id="choose-said", role="status", className="said-inside"),
        ],
        close,
        buttons=buttons,
    )


def question_dialog(*, title: str, label: str, hint: str, list_label: str, close: str) -> Component:
    """Return the dialog with one field that finds indicators and departments by a part of their names."""
    field = Markup(
        '<input id="question-field" type="text" role="combobox" autocomplete="off" spellcheck="false" '
        'maxlength="80" aria-expanded="false" aria-autocomplete="list" aria-controls="question-list" '
        'aria-describedby="question-hint">'
    )
    return _dialog(
        "question",
        title,
        [
            html.Label(label, htmlFor="question-field"),
            field,
            html.P(hint, id="question-hint", className="hint"),
            html.Ul(id="question-list", role="listbox", className="hits", **aria(label=list_label)),
            html.P(id="question-said", role="status", className="said-inside"),
        ],
        close,
    )


def code_dialog(*, title: str, close: str) -> Component:
    """Return the dialog with the code in large; a script puts the shown slide's code and address in."""
    return _dialog("code", title, [html.Div(id="code-large"), html.P(id="code-address")], close)


def _dialog(
    name: str,
    title: str,
    content: Sequence[Component | Markup],
    close: str,
    *,
    buttons: Sequence[Component] = (),
) -> Component:
    return html.Dialog(
        [
            html.H2(title, id=f"{name}-heading", tabIndex="-1"),
            *content,
            html.Div([*buttons, _button(close, "close")], className="dialog-buttons"),
        ],
        id=name,
        **aria(labelledby=f"{name}-heading"),
    )


def _button(text: str, do: str) -> Component:
    return html.Button(text, type="button", className="button", **data(do=do))


def _move(way: str, sign: str, text: str, name: str) -> Component:
    return html.Button(
        sign, type="button", className="button", title=text, **data(move=way), **aria(label=f"{text}: {name}")
    )


def _checkbox(name: str, label: str, *, checked: bool = True) -> Component:
    box = f'<input type="checkbox" id="{escape(name)}"{" checked" if checked else ""}>'
    return html.Label([Markup(box), html.Span(label)], htmlFor=name, className="check")
