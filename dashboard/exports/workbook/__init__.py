"""The workbook in which a department delivers its figures, and the list that goes out with all of them."""

from dashboard.exports.workbook.cover import cover_name, cover_workbook, workbook_name
from dashboard.exports.workbook.file import department_workbook

__all__ = ["cover_name", "cover_workbook", "department_workbook", "workbook_name"]
