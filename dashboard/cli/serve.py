"""`dashboard serve`."""

from __future__ import annotations

import argparse
from typing import Any

from dashboard.factory import create_app
from dashboard.settings import Settings


def register(commands: Any) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    parser = commands.add_parser("serve", help="serve the dashboard on this machine")
    parser.set_defaults(command=serve)


def serve(settings: Settings, _: argparse.Namespace) -> int:
    """Serve the dashboard for one developer; `.ci/serve` is for more than one reader.

    Raises:
        DataError: the plan has errors.
    """
    app = create_app(settings)
    app.run(host=settings.host, port=str(settings.port), debug=False)
    return 0
