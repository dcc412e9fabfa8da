"""The yearly round in a plan's folder: proposed, accepted, logged, and any state of it restored.

`propose` writes nothing; `accept` and `restore` are the writers, each whole or not at all. Whoever reads a
plan's files while somebody may be writing reads them by `read_settled` or `load_settled`.
"""

from dashboard.store.intake.accepting import accept
from dashboard.store.intake.acts import recover
from dashboard.store.intake.edits import log_by_hand, unlogged
from dashboard.store.intake.faults import IntakeFault, IntakeFaultKind, IntakeRefused
from dashboard.store.intake.journal import read_settled, waiting
from dashboard.store.intake.log import Log, read_log
from dashboard.store.intake.proposing import Proposed, propose
from dashboard.store.intake.restoring import files_of, restore, returned, verify
from dashboard.store.intake.settled import inspect_settled, load_settled

__all__ = [
    "IntakeFault",
    "IntakeFaultKind",
    "IntakeRefused",
    "Log",
    "Proposed",
    "accept",
    "files_of",
    "inspect_settled",
    "load_settled",
    "log_by_hand",
    "propose",
    "read_log",
    "read_settled",
    "recover",
    "restore",
    "returned",
    "unlogged",
    "verify",
    "waiting",
]
