"""`dashboard serve`."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from werkzeug.serving import make_server

from dashboard.cli.options import CommandError
from dashboard.cli.parsing import add_command
from dashboard.cli.terminal import Exit, tell
from dashboard.factory import create_server
from dashboard.settings import Settings
from dashboard.text.messages import Words, load_words


def register(commands: Any, words: Words) -> None:  # noqa: ANN401 - argparse does not name this type
    """Add the command."""
    add_command(commands, "serve", words=words, run=serve)


def serve(settings: Settings, _: argparse.Namespace) -> int:
    """Serve the dashboard for one developer; `.ci/serve` is for more than one reader.

    Raises:
        CommandError: there is no version of the plan that can be shown.
    """
    words = load_words()[settings.language]
    server = create_server(settings)
    if server.hindrance:
        raise CommandError(server.hindrance.text(words), Exit.REFUSED)
    # Not `run_simple`, which warns in red and in English of what the line here says.
    served = make_server(settings.host, settings.port, server, threaded=True)
    tell(words("cli.serving", host=settings.host, port=served.port))
    sys.stdout.flush()
    served.serve_forever()
    return 0
