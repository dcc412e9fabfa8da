"""The answer to a question: one indicator at full size, with peers, without, and for each resident."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dash import html

from dashboard.story.reader import Reader
from dashboard.story.residents import resident_slide
from dashboard.story.slide import Slide
from dashboard.story.slides import indicator_slide
from dashboard.text.stamp import stamp_line
from dashboard.ui.attributes import data
from dashboard.ui.html import to_html
from dashboard.web.present.asked import Showing
from dashboard.web.present.slides import Place, section

WITH: Final = "peers"
ALONE: Final = "alone"
RESIDENT: Final = "resident"
VARIANTS: Final = (WITH, ALONE, RESIDENT)
"""How an answer can be shown, as an address names it."""


def answer_html(indicator: str, reader: Reader, how: Showing) -> str:
    """Return the slides of an indicator; what it cannot be shown as, and why, is in its attributes.

    Raises:
        KeyError: the plan has no such indicator.
    """
    words = reader.words
    slides: dict[str, Slide] = {WITH: indicator_slide(indicator, reader)}
    told = slides[WITH].finding
    lacking: dict[str, str] = {}
    if told is not None and told.peers.everyone:
        slides[ALONE] = _named(indicator_slide(indicator, reader, compared=False), ALONE)
    else:
        lacking[ALONE] = words("present.no_peers")
    rate = resident_slide(indicator, reader)
    if isinstance(rate, Slide):
        slides[RESIDENT] = rate
    else:
        lacking[RESIDENT] = rate
    stamp = stamp_line(reader.dataset, words)
    sections = [
        section(slide, reader, Place(number="", stamp=stamp, how=how, variant=variant))
        for variant, slide in slides.items()
    ]
    return to_html(html.Div(sections, className="answer", **data(indicator=indicator, **lacking)))


def _named(slide: Slide, variant: str) -> Slide:
    return replace(slide, id=f"{slide.id}-{variant}")
