"""What changed since a meeting: between an edition and now, or between two editions."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.edition import Edition
from dashboard.pages.parts import guarded
from dashboard.pages.view import Context, Page, View
from dashboard.story.changes import Changes, Since, changes
from dashboard.text.describe import date_text
from dashboard.text.differences import Group
from dashboard.ui.links import link
from dashboard.ui.state import message


def content(shown: View) -> list[Component]:
    """Return what changed since the edition of the address, or since the last one."""
    words = shown.words
    head = html.H1(words("changes.title"), className="page-title")
    since = since_of(shown.context, shown.item)
    if since is None:
        ways = [(words("nav.meeting"), link(words.root, "meeting", filters=shown.filters))]
        return [head, message(title=words("changes.none"), text=words("changes.none_text"), ways=ways)]
    return [
        head,
        guarded(lambda: _told(changes(since, shown.reader), shown), shown),
        *_others(since.edition, shown),
    ]


def since_of(context: Context, edition: str = "") -> Since | None:
    """Return what changes are told from: the edition of that id, else the last one; None where there is none.

    An edition that is not as it was frozen is passed over for the one before it.
    """
    for found in reversed(context.earlier()):
        if edition in {"", found.id} and (dataset := context.opened(found.id)) is not None:
            return Since(edition=found, dataset=dataset)
    return None


def _told(found: Changes, shown: View) -> Component:
    blocks = [_group(group, shown) for group in found.groups]
    return html.Div(
        [html.P(found.summary, className="page-lede"), html.P(found.since, className="quiet"), *blocks],
        className="column changes",
    )


def _group(group: Group, shown: View) -> Component:
    words = shown.words
    items = []
    for line in group.lines:
        way = link(words.root, "indicator", line.indicator, filters=shown.filters) if line.indicator else ""
        more: list[Component] = [html.A(words("card.open"), href=way, className="more")] if way else []
        items.append(html.Li([html.Span(f"{line.text} "), *more]))
    return html.Section([html.H2(group.title), html.Ul(items)], className="card-box side")


def _others(edition: Edition, shown: View) -> list[Component]:
    """Return the ways to what changed since the other editions."""
    words = shown.words
    others = [one for one in reversed(shown.context.earlier()) if one.id != edition.id]
    if not others:
        return []
    links = [
        html.Li(
            html.A(
                f"{words.of(one.name)}, {date_text(one.date.isoformat(), words)}",
                href=link(words.root, "changes", one.id, filters=shown.filters),
            )
        )
        for one in others
    ]
    return [html.Section([html.H2(words("changes.since_other")), html.Ul(links)], className="card-box side")]


PAGE = Page(
    name="changes",
    path="changes",
    title=lambda shown: shown.words("changes.title"),
    content=content,
    items=lambda context: ("", *(edition.id for edition in context.earlier())),
)
