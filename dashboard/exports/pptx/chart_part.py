"""A chart with its workbook as parts of the file."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide as Page

from dashboard.exports.pptx.chart_book import chart_book
from dashboard.exports.pptx.chart_plan import chart_plan
from dashboard.exports.pptx.chart_xml import chart_xml
from dashboard.exports.pptx.properties import made
from dashboard.exports.pptx.shape_xml import Pen
from dashboard.exports.pptx.shapes import Picture
from dashboard.story.reader import Reader


def add_chart(page: Page, picture: Picture, *, number: int, pen: Pen, reader: Reader) -> str:
    """Put a chart and its workbook into the file and return the page's relationship to it.

    Args:
        page: The page that shows it.
        picture: What it shows, and how large.
        number: Which chart of the file it is, from 1.
        pen: Colours and language.
        reader: The reader.
    """
    found, package = picture.finding, page.part.package
    colour = reader.catalogue.priorities[found.trend.indicator.priority].colour
    plan = chart_plan(found, picture.box, reader, colour=colour)
    book = Part(
        PackURI(f"/ppt/embeddings/chart{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        package,
        chart_book(plan, found, reader, made(reader)),
    )
    part = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package)
    workbook = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part.blob = chart_xml(plan, pen, sheet=reader.words("pptx.sheet"), workbook=workbook)
    return page.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
