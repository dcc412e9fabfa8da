"""The whole site in one file that needs no network: the same pages, charts that answer, no request at all."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.domain.filters import Filters
from dashboard.pages.routes import Route, view
from dashboard.pages.view import Context, Page, View
from dashboard.text.messages import Words
from dashboard.text.stamp import stamp_lines
from dashboard.ui.attributes import aria
from dashboard.ui.html import to_html
from dashboard.ui.ids import MAIN
from dashboard.ui.shell import edition_banner, example_banner, skip_link

LEFT_OUT: Final = frozenset({"meeting"})
"""Pages that only lead to what the file cannot hold."""
STYLES: Final = (
    "00-bootstrap.min.css",
    "20-tokens.css",
    "30-layout.css",
    "35-print.css",
    "offline/offline.css",
)
SCRIPTS: Final = ("10-plotly.min.js", "plotly-locale-{language}.js", "offline/pages.js", "15-charts.js")
FONT: Final = "fonts/source-sans-3-latin-wght-normal.woff2"
_SCRIPT_END = re.compile(r"</(?=script)", re.IGNORECASE)

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'; img-src data:; font-src data:">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{styles}</style>
</head>
<body>
{body}
{scripts}
</body>
</html>
"""


def offline_file(  # noqa: PLR0913 - by name, and the last two only where they matter
    context: Context,
    language: str,
    filters: Filters,
    *,
    pages: Sequence[Page],
    assets: Path,
    styles: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the file.

    Args:
        context: what is told, in the language and under the filters, on every page.
        language: its code.
        filters: the choice.
        pages: the pages of the site.
        assets: the folder of styles, scripts and fonts.
        styles: rules of CSS that the plan decides.
        progress: told how many pages are done, and of how many.

    Raises:
        OSError: one of the assets cannot be read.
    """
    words = context.words[language]
    shown = _views(context, language, filters, pages)
    plan = context.dataset.catalogue.plan
    main = html.Main("{pages}", className="wide", id=MAIN, tabIndex="-1")
    body = [*_above(shown[0]), main, *_below(context, filters, words)]
    whole = "".join(to_html(part, _inside(words)) for part in body)
    return _PAGE.format(
        language=language,
        title=escape(f"{words.of(plan.title)}, {words.of(plan.municipality)}"),
        styles=f"{_font(assets)}{_read(assets, STYLES)}{styles}",
        body=whole.replace("{pages}", _sections(shown, progress)),
        scripts="".join(f"<script>{text}</script>" for text in _scripts(assets, language)),
    ).encode()


def _views(context: Context, language: str, filters: Filters, pages: Sequence[Page]) -> list[View]:
    kept = [page for page in pages if page.name not in LEFT_OUT]
    routes = [
        Route(language=language, context=context, page=page, item=item)
        for page in kept
        for item in page.items(context)
    ]
    return [view(found, filters.to_query()) for found in routes]


def _sections(shown: Sequence[View], progress: Callable[[int, int], None] | None) -> str:
    parts = []
    for done, one in enumerate(shown, start=1):
        parts.append(_section(one))
        if progress:
            progress(done, len(shown))
    return "".join(parts)


def _section(shown: View) -> str:
    """Return a page; hidden ones are told from the shown one by their path."""
    path = f"/{'/'.join(part for part in (shown.page.path, shown.item) if part)}"
    inside = to_html(shown.page.content(shown), _inside(shown.words))
    title = escape(shown.page.title(shown))
    return f'<section class="offline-page" data-path="{path}" data-title="{title}">{inside}</section>'


def _inside(words: Words) -> Callable[[str], str | None]:
    """Return what an address of the site becomes: a place in the file, or nothing for files and slides."""
    root = f"/{words.root}/"

    def address(given: str) -> str | None:
        if not given.startswith("/"):
            return given
        path = re.split(r"[?#]", given.removeprefix(root), maxsplit=1)[0]
        gone = not given.startswith(root) or path.startswith(("data/", "present", "edition/", "meeting"))
        return None if gone else f"#/{path}"

    return address


def _above(shown: View) -> list[Component]:
    words, plan = shown.words, shown.catalogue.plan
    links = [("", words("nav.overview"))]
    links += [(f"priority/{p.id}", words.of(p.name)) for p in shown.catalogue.priorities.values()]
    links += [(name, words(f"nav.{name}")) for name in ("indicators", "goals", "about")]
    items = [html.Li(html.A(text, href=f"#/{path}")) for path, text in links]
    brand = html.Strong(f"{words.of(plan.title)} · {words.of(plan.municipality)}")
    nav = html.Nav(html.Ul(items), className="site-nav", **aria(label=words("nav.label")))
    return [
        skip_link(words),
        html.Header(html.Div([brand, nav], className="wide"), className="site-header"),
        *example_banner(shown.catalogue, words),
        *edition_banner(shown.dataset.edition, words),
    ]


def _below(context: Context, filters: Filters, words: Words) -> Iterable[Component]:
    lines = stamp_lines(context.dataset, filters, words)
    said = [html.P(line, className="offline-stamp") for line in (*lines, words("offline.made"))]
    return [html.Footer(html.Div(said, className="wide"), className="site-footer")]


def _read(assets: Path, names: Iterable[str]) -> str:
    return "\n".join((assets / name).read_text(encoding="utf-8") for name in names)


def _scripts(assets: Path, language: str) -> list[str]:
    paths = [assets / name.format(language=language) for name in SCRIPTS]
    return [_SCRIPT_END.sub(r"<\\/", p.read_text(encoding="utf-8")) for p in paths if p.is_file()]


def _font(assets: Path) -> str:
    data = base64.b64encode((assets / FONT).read_bytes()).decode("ascii")
    bootstrap = ':root{--bs-font-sans-serif:"Source Sans 3",system-ui,sans-serif}'
    return (
        '@font-face{font-family:"Source Sans 3";font-style:normal;font-display:swap;'
        f"font-weight:200 900;src:url(data:font/woff2;base64,{data}) format('woff2')}}{bootstrap}"
    )
