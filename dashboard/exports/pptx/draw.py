"""A slide of the story in its places: what stands where, how large, and what the notes take over."""

from __future__ import annotations

from dashboard.exports.pptx.beside import finding_drawing
from dashboard.exports.pptx.frame import band, example_mark, footer, header
from dashboard.exports.pptx.look import INNER, MARGIN, Box
from dashboard.exports.pptx.prose import prose_drawing
from dashboard.exports.pptx.shapes import Drawing
from dashboard.story.reader import Reader
from dashboard.story.slide import Slide

AIR = 10
"""Points between the frame and what it holds."""


def drawing(slide: Slide, stamp: str, reader: Reader) -> Drawing:
    """Return a slide with everything in its place.

    Args:
        slide: What it says.
        stamp: What stands at its foot.
        reader: The reader.
    """
    above, below = header(slide, reader), footer(slide, stamp, reader)
    top = max(text.box.bottom for text in above) + AIR
    room = Box(x=MARGIN, y=top, width=INNER, height=min(text.box.y for text in below) - AIR - top)
    inner = finding_drawing(slide, room, reader) if slide.finding else prose_drawing(slide, room, reader)
    return Drawing(
        boxes=(*above, *inner.boxes, *below, *example_mark(reader)),
        picture=inner.picture,
        ornaments=(*band(slide, reader), *inner.ornaments),
        overflow=inner.overflow,
    )
