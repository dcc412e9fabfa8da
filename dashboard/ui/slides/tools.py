"""The tools of the presenter: a quiet bar of buttons, messages, the blank screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.ui.attributes import aria, data


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A button: what it does, the key that does the same, when it stands in the bar ("" for always)."""

    do: str
    key: str = ""
    when: str = ""


TOOLS: Final = (
    Tool(do="previous", key="ArrowLeft"),
    Tool(do="next", key="ArrowRight"),
    Tool(do="question", key="/"),
    Tool(do="table", key="T"),
    Tool(do="peers", key="V", when="answer"),
    Tool(do="resident", key="R", when="answer"),
    Tool(do="back", key="Escape", when="answer"),
    Tool(do="language", key="L"),
    Tool(do="notes", key="N"),
    Tool(do="screen", key="F", when="deck"),
    Tool(do="blank", key="B", when="deck"),
    Tool(do="choose", when="deck"),
    Tool(do="timer"),
    Tool(do="help", key="?"),
)
"""The buttons in the order they stand."""
_SIGNS: Final = {"previous": "‹", "next": "›"}


def bar(names: Mapping[str, str], *, label: str, leave: tuple[str, str], language: str) -> Component:
    """Return the bar.

    Args:
        names: of the tools by what they do.
        label: the name of the bar.
        leave: text and address of the way out.
        language: the code of the language that is named on its button.
    """
    text, href = leave
    return html.Nav(
        [
            *(_button(tool, names[tool.do], language) for tool in TOOLS),
            html.Span(id="timer", className="timer", hidden=True),
            html.A(text, href=href, className="tool leave", title=f"{text} (Esc)", **data(do="leave")),
        ],
        className="bar",
        **aria(label=label),
    )


def messages(*, offline: str, remarks: list[str], close: str) -> list[Component]:
    """Return the places where things are said: slides changed, what a key did, no network, a bad address."""
    said = [html.P(text) for text in remarks]
    notice = html.Div(
        [*said, html.Button(close, type="button", className="button", **data(do="dismiss"))],
        className="notice",
        role="status",
        id="notice",
        hidden=not remarks,
    )
    return [
        html.P(id="live", className="only-read", **aria(live="polite", atomic="true")),
        html.P(id="said", className="said", role="status"),
        html.Div(html.P(offline), id="offline", className="offline", role="status", hidden=True),
        notice,
    ]


def blank(text: str) -> Component:
    """Return the black screen with the way back."""
    return html.Div(
        html.Button(text, type="button", className="unblank", **data(do="blank")), id="blank", hidden=True
    )


def _button(tool: Tool, name: str, language: str) -> Component:
    sign = _SIGNS.get(tool.do)
    hint = f"{name} ({_shown(tool.key)})" if tool.key else name
    keys = aria(keyshortcuts=tool.key) if tool.key else {}
    named = aria(label=name) if sign else {}
    return html.Button(
        sign or name,
        type="button",
        className=f"tool {tool.when}".strip(),
        title=hint,
        lang=language if tool.do == "language" else None,
        **data(do=tool.do),
        **keys,
        **named,
    )


def _shown(key: str) -> str:
    return {"ArrowLeft": "←", "ArrowRight": "→", "Escape": "Esc"}.get(key, key)
