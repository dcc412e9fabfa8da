"""What may be asked of the commands, and their help, in the language of the terminal.

Every text of the help is a message: `help.short.<command>` for the list of commands, `help.about.<command>`
and `help.note.<command>` around the options, `help.<table>.<option>` for each of these. Examples are the same
in every language.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, NoReturn

from dashboard.cli.terminal import Exit, warn
from dashboard.text.columns import WIDTH, wrapped
from dashboard.text.messages import Words

SHARED: Final = "shared"
"""The table of the options that several commands have."""
_HEADINGS: Final = {"positional arguments": "help.arguments", "options": "help.options"}
_ERRORS: Final[Mapping[str, str]] = {
    r"the following arguments are required: (?P<what>.+)": "help.error.required",
    r"unrecognized arguments: (?P<what>.+)": "help.error.unrecognized",
    r"one of the arguments (?P<what>.+) is required": "help.error.one_of",
    r"ambiguous option: (?P<what>.+) could match (?P<known>.+)": "help.error.ambiguous",
    r"invalid choice: (?P<what>.+) \(choose from (?P<known>.+)\)": "help.error.choice",
    r"invalid int value: (?P<what>.+)": "help.error.number",
    r"not allowed with argument (?P<what>.+)": "help.error.together",
    r"expected one argument": "help.error.one",
    r"expected at least one argument": "help.error.some",
    r"expected (?P<what>\d+) arguments": "help.error.many",
    r"ignored explicit argument (?P<what>.+)": "help.error.no_value",
}
"""What argparse says of a call, in its English, and our message for it."""
_OF_ONE: Final = re.compile(r"argument (?P<name>\S.*?): (?P<message>.+)", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are messages; what it reads is told by `option`, `about` and `note`."""

    def __init__(self, *, words: Words, table: str = "", **facts: Any) -> None:  # noqa: ANN401 - argparse's own
        """Speak the language of the words; `table` is that of the options' messages."""
        self.words = words
        self.table = table
        super().__init__(add_help=False, formatter_class=partial(_Formatter, words=words), **facts)
        self.add_argument("-h", "--help", action="help", help=words("help.help"))

    def option(
        self,
        *names: str,
        to: Any = None,  # noqa: ANN401 - argparse does not name its groups
        table: str = "",
        said: Mapping[str, object] | None = None,
        **facts: Any,  # noqa: ANN401 - argparse's own
    ) -> None:
        """Add an option or an argument, `to` a group where one is given; `said` is put in its message.

        A `metavar` in capitals is told by the message `help.value.<metavar>`.
        """
        if metavar := facts.get("metavar"):
            facts["metavar"] = self._values(metavar)
        told = self.words(f"help.{table or self.table}.{names[-1].lstrip('-')}", **(said or {}))
        (to or self).add_argument(*names, help=told.replace("%", "%%"), **facts)

    def commands(self, title: str) -> Any:  # noqa: ANN401 - argparse does not name this type
        """Return what commands are added to."""
        return self.add_subparsers(required=True, metavar=self.words("help.command"), title=title)

    def tell(self, *, about: str = "", note: str = "", examples: str = "") -> None:
        """Set what stands before the options, and behind them: messages, and examples between them."""
        self.description = "\n".join(wrapped(self.words(about), indent=0)) if about else None
        parts = [f"{self.words('help.examples')}:\n{examples.rstrip()}"] if examples else []
        parts += ["\n".join(wrapped(self.words(note), indent=0))] if note else []
        self.epilog = "\n\n".join(parts) or None

    def _values(self, metavar: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if isinstance(metavar, tuple):
            return tuple(self.words(f"help.value.{name.lower()}") for name in metavar)
        return self.words(f"help.value.{metavar.lower()}")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with a call, and how it is to be."""
        self.print_usage(sys.stderr)
        warn(self.words("help.wrong", program=self.prog, message=in_words(message, self.words)))
        self.exit(Exit.USAGE)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, *, words: Words) -> None:
        super().__init__(prog, max_help_position=28, width=WIDTH)
        self._said = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        begun = f"{self._said('help.usage')}: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, begun)

    def start_section(self, heading: str | None) -> None:
        key = _HEADINGS.get(heading or "")
        super().start_section(self._said(key) if key else heading)


def in_words(message: str, words: Words) -> str:
    """Return what argparse says in a language; as it is where it is none of what it is known to say."""
    if found := _OF_ONE.fullmatch(message):
        return words("help.error.of", name=found["name"], message=in_words(found["message"], words))
    for pattern, key in _ERRORS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words(key, **found.groupdict())
    return message


def add_command(  # noqa: PLR0913 - a command has so many parts
    commands: Any,  # noqa: ANN401 - argparse does not name this type
    name: str,
    *,
    words: Words,
    run: Callable[..., int] | None = None,
    examples: str = "",
    about: bool = True,
    note: bool = False,
) -> Parser:
    """Add a command by its name and return its parser; `run` is what it does."""
    parser: Parser = commands.add_parser(name, help=words(f"help.short.{name}"), words=words, table=name)
    parser.tell(
        about=f"help.about.{name}" if about else f"help.short.{name}",
        note=f"help.note.{name}" if note else "",
        examples=examples,
    )
    if run is not None:
        parser.set_defaults(command=run)
    return parser
