"""The clock by which the municipalities live."""

from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Europe/Helsinki")
