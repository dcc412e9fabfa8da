"""Where the change log of a plan lies.

    <plan>/log/changes.jsonl     a JSON object a line, only ever added to; each has the SHA-256 of the last
    <plan>/log/files/<sha256>    every file of every state of the plan, and the list of each state's files
    <plan>/log/journal.json      an act that was decided on and not yet carried out to its end

The files are as raw as the plan's own: figures that are kept secret are in them. Lines of the log have none.
"""

from __future__ import annotations

from typing import Final

LOG: Final = "log"
CHANGES: Final = "changes.jsonl"
FILES: Final = "files"
JOURNAL: Final = "journal.json"
