"""Columns, types and key of the observation table."""

from __future__ import annotations

INDICATOR = "indicator"
AREA = "area"
DEPARTMENT = "department"
PERIOD = "period"
BREAKDOWN = "breakdown"
VALUE = "value"
LOWER = "lower"
UPPER = "upper"
QUALIFIER = "qualifier"
MARKS = "marks"
MISSING = "missing"
SOURCE = "source"
NOTE = "note"

KEY = (INDICATOR, AREA, DEPARTMENT, PERIOD, BREAKDOWN)
"""An observation is named by these columns; no two rows share them."""

COLUMNS = (*KEY, VALUE, LOWER, UPPER, QUALIFIER, MARKS, MISSING, SOURCE, NOTE)
"""The canonical columns in order. `marks` joins its words with a space; numbers are float64."""

REQUIRED = (INDICATOR, PERIOD, VALUE)
"""What a file of observations must have."""

OPTIONAL = (AREA, DEPARTMENT, BREAKDOWN, LOWER, UPPER, MARKS, MISSING, SOURCE, NOTE, "unit")
"""What it may have; a blank or absent area, department or source is the indicator's own."""

TYPES = {name: "float64" if name in {VALUE, LOWER, UPPER} else "str" for name in COLUMNS}
