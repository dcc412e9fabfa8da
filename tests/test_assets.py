"""What lies in assets/ fits what is installed and reaches for nothing outside."""

import re
from pathlib import Path

import plotly.offline

ASSETS = Path(__file__).resolve().parents[1] / "assets"


def test_chart_library_has_the_version_that_plotly_expects():
    head = (ASSETS / "10-plotly.min.js").read_text(encoding="utf-8")[:100]
    assert f"plotly.js {plotly.offline.get_plotlyjs_version()}:" in head


def test_chart_library_stays_small():
    assert (ASSETS / "10-plotly.min.js").stat().st_size < 950_000


def test_no_style_sheet_loads_from_elsewhere():
    for sheet in ASSETS.glob("*.css"):
        assert re.findall(r"url\((?![\"']?(?:data:|fonts/))", sheet.read_text(encoding="utf-8")) == [], (
            sheet.name
        )
