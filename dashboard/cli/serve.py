"""`dashboard serve`."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from dashboard.factory import create_app
from dashboard.ingest.problems import DataError
from dashboard.settings import Settings


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser("serve", help="serve the dashboard on this machine")
    parser.set_defaults(command=serve)


def serve(settings: Settings, _: argparse.Namespace) -> int:
    """Serve the dashboard for one developer; `.ci/serve` is for more than one reader.

    Returns 1 where the plan has errors, after telling them.
    """
    try:
        app = create_app(settings)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    app.run(host=settings.host, port=str(settings.port), debug=False)
    return 0
