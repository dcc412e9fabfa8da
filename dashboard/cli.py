"""The command line: `dashboard serve`."""

import argparse
from collections.abc import Sequence

from dashboard.factory import create_app
from dashboard.settings import Settings


def serve(settings: Settings) -> None:
    """Serve the dashboard for one developer; `.ci/serve` is for more than one reader."""
    create_app(settings).run(host=settings.host, port=str(settings.port), debug=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="dashboard", description="The wellbeing dashboard.")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("serve", help="serve the dashboard on this machine").set_defaults(command=serve)
    parser.parse_args(arguments).command(Settings.from_environment())
