"""What departments deliver: workbooks, tables and texts, read with every fault told by its cell.

Nothing here knows what the plan has already, but for which figures are kept secret; what would change is for
the store to find out.
"""

from dashboard.ingest.deliveries.read import read_delivery
from dashboard.ingest.deliveries.repeats import check_repeats

__all__ = ["check_repeats", "read_delivery"]
