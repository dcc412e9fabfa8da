"""The deck as one document: every slide, the tools around them, the words and names that scripts use."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.story.deck import deck
from dashboard.story.reader import Reader
from dashboard.story.search import entries
from dashboard.story.slide import Deck, Slide
from dashboard.text.messages import LANGUAGES, Words
from dashboard.ui.attributes import data
from dashboard.ui.html import to_html
from dashboard.ui.links import link
from dashboard.ui.slides import dialogs, tools
from dashboard.web.present.asked import Asked, Showing
from dashboard.web.present.remarks import remarks
from dashboard.web.present.slides import Place, section

SAID: Final = (
    "slide", "answer", "count", "none", "no_table", "only_question", "chart", "table", "peers", "alone",
    "resident", "blank", "fetching", "not_had", "language_not_had", "back_online", "moved", "one_at_least",
    "counts", "timer", "time_up", "minutes_left", "timer_off", "no_window", "no_screen", "department",
    "first", "last", "first_of", "last_of", "chosen", "keys_off", "keys_on", "fetching_language",
)  # fmt: skip
"""What scripts say, by the last part of its key."""
KEYS: Final = (
    "next", "previous", "ends", "question", "table", "peers", "resident", "language", "notes", "screen",
    "blank", "help", "escape", "undo",
)  # fmt: skip
"""The keys that the help tells, in its order."""


def deck_html(asked: Asked, how: Showing) -> str:
    """Return the body of the document."""
    reader = asked.reader
    made = deck(reader, changes=asked.changes, chosen=how.slides)
    return to_html(
        [
            *_messages(asked, made, how),
            _stage(made, reader, how),
            _bar(reader),
            *_dialogs(made, reader.words),
            tools.blank(reader.words("present.unblank")),
            script_words(reader.words),
            _data("present-index", _index(reader)),
        ]
    )


def _stage(made: Deck, reader: Reader, how: Showing) -> Component:
    shown = {slide.id for slide in made.shown}
    left = [slide for slide in made.every if slide.id not in shown]
    total = len(made.shown)
    words = reader.words
    sections = [
        section(
            slide,
            reader,
            Place(
                number=words("present.page", n=n, total=total) if n <= total else "",
                stamp=made.stamp,
                how=how,
                out=slide.id not in shown,
            ),
        )
        for n, slide in enumerate([*made.shown, *left], start=1)
    ]
    return html.Main(
        [*sections, html.Div(id="answer", hidden=True)],
        id="stage",
        **data(
            answers=link(words.root, "present"),
            rule=",".join(slide.id for slide in made.every),
            next=link(words.in_language(_next(words)), "present"),
            before=link(words.in_language(_next(words, by=-1)), "present"),
        ),
    )


def _next(words: Words, *, by: int = 1) -> str:
    """Return the language after this one, or so many after it."""
    return LANGUAGES[(LANGUAGES.index(words.language) + by) % len(LANGUAGES)]


def _messages(asked: Asked, made: Deck, how: Showing) -> list[Component]:
    words = asked.reader.words
    said = remarks(asked, how, made)
    return tools.messages(offline=words("present.offline"), remarks=said, close=words("present.close"))


def _bar(reader: Reader) -> Component:
    words = reader.words
    following = _next(words)
    names = {tool.do: words(f"present.tool.{tool.do}") for tool in tools.TOOLS if tool.do != "language"}
    return tools.bar(
        {**names, "language": words(f"nav.language.{following}")},
        label=words("present.tools"),
        leave=(words("present.tool.leave"), link(words.root, filters=reader.filters)),
        language=following,
    )


def _dialogs(made: Deck, words: Words) -> list[Component]:
    close = words("present.close")
    return [
        dialogs.help_dialog(
            title=words("present.help.title"),
            intro=words("present.help.intro"),
            keys=[(words(f"present.key.{key}"), words(f"present.does.{key}")) for key in KEYS],
            switch=words("present.help.switch"),
            close=close,
        ),
        dialogs.choose_dialog(
            _choices(made),
            title=words("present.tool.choose"),
            intro=words("present.choose.intro"),
            up=words("present.choose.up"),
            down=words("present.choose.down"),
            use=words("present.choose.use"),
            every=words("present.choose.every"),
            close=close,
        ),
        dialogs.question_dialog(
            title=words("present.tool.question"),
            label=words("present.question.label"),
            hint=words("present.question.hint"),
            list_label=words("present.question.list"),
            close=close,
        ),
        dialogs.code_dialog(title=words("present.enlarge"), close=close),
    ]


def _choices(made: Deck) -> list[dialogs.Choice]:
    shown = {slide.id for slide in made.shown}
    rest = [slide for slide in made.every if slide.id not in shown]
    names = _names(made.every)
    return [
        dialogs.Choice(id=slide.id, name=names[slide.id], chosen=slide.id in shown)
        for slide in (*made.shown, *rest)
    ]


def _names(slides: Sequence[Slide]) -> dict[str, str]:
    """Return each slide's name by its id; those that go on under the same title are numbered."""
    plain = {slide.id: f"{slide.over}: {slide.title}" if slide.over else slide.title for slide in slides}
    many = Counter(plain.values())
    used: Counter[str] = Counter()
    names = {}
    for name, title in plain.items():
        used[title] += 1
        names[name] = f"{title} ({used[title]}/{many[title]})" if many[title] > 1 else title
    return names


def script_words(words: Words) -> Component:
    """Return what scripts say, with the places for values left in."""
    return _data("present-words", {name: words.entries[f"present.said.{name}"] for name in SAID})


def _index(reader: Reader) -> list[dict[str, object]]:
    words = reader.words
    return [
        {
            "subject": entry.subject,
            "id": entry.id,
            "name": entry.name,
            "also": entry.also,
            "kind": words(f"present.subject.{entry.subject}"),
            "indicators": entry.indicators,
        }
        for entry in entries(reader)
    ]


def _data(name: str, value: object) -> Component:
    """Return data for scripts; what could end the element is written so that it cannot."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return html.Script(text, id=name, type="application/json")
