"""The presenter's notes: all of them to read, and a window that follows the slides."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.story.deck import deck
from dashboard.story.slide import Slide
from dashboard.text.messages import Words
from dashboard.text.stamp import stamp_line
from dashboard.ui.attributes import data
from dashboard.ui.html import to_html
from dashboard.web.present.asked import Asked, Showing
from dashboard.web.present.document import script_words
from dashboard.web.present.remarks import remarks


def notes_html(asked: Asked, how: Showing) -> str:
    """Return the body of the document of notes."""
    reader = asked.reader
    words = reader.words
    made = deck(reader, changes=asked.changes, chosen=how.slides)
    return to_html(
        [
            _following(words),
            html.Main(
                [
                    html.H1(words("present.notes_title")),
                    html.P(words("present.notes_intro"), className="intro"),
                    *(html.P(text) for text in remarks(asked, how, made)),
                    *(_of(slide, n, len(made.shown), words) for n, slide in enumerate(made.shown, start=1)),
                    html.P(stamp_line(reader.dataset, words), className="stamp"),
                ],
                id="all-notes",
            ),
            script_words(words),
        ]
    )


def _following(words: Words) -> Component:
    """Return what stands in the place of all notes while a presentation runs in another window."""
    buttons = [
        html.Button(words(f"present.tool.{do}"), type="button", className="button", **data(do=do))
        for do in ("previous", "next", "timer")
    ]
    return html.Main(
        [
            html.P(id="now-number", className="number"),
            html.H1(id="now-title"),
            html.Dl(id="now-notes"),
            html.P(
                [html.Span(f"{words('present.notes_next')} "), html.Span(id="now-next")], className="coming"
            ),
            html.P(id="timer", className="timer", hidden=True),
            html.Div(buttons, className="buttons"),
        ],
        id="following",
        hidden=True,
    )


def _of(slide: Slide, n: int, total: int, words: Words) -> Component:
    told = [part for note in slide.notes for part in (html.Dt(note.title), html.Dd(note.text))]
    return html.Section(
        [
            html.P(words("present.page", n=n, total=total), className="number"),
            html.H2(slide.title),
            html.Dl(told) if told else html.P(words("present.no_notes")),
        ]
    )
