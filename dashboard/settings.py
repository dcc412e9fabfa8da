"""What the environment decides."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

LARGEST_PORT = 65535
LANGUAGES = ("fi", "sv", "en")
PROJECT_FOLDER = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that differs between installations.

    Attributes:
        plan: The plan to show, by the name of its folder in the data folder.
        data_folder: The folder with the plans.
        host: The address to listen on.
        port: The port to listen on.
        address: Where readers find the site, e.g. `https://example.fi`; empty for the one they came by.
        language: The language in which commands speak.
    """

    plan: str = "kokkola"
    data_folder: Path = PROJECT_FOLDER / "data"
    host: str = "127.0.0.1"
    port: int = 8050
    address: str = ""
    language: str = "en"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the `DASHBOARD_*` variables; an unset or empty one leaves the default.

        Raises:
            ValueError: the port is no number that a port can have, or the address is no address of the web.
        """
        return cls(
            plan=environment.get("DASHBOARD_PLAN") or cls.plan,
            data_folder=Path(environment.get("DASHBOARD_DATA") or cls.data_folder),
            host=environment.get("DASHBOARD_HOST") or cls.host,
            port=_port(environment.get("DASHBOARD_PORT") or str(cls.port)),
            address=_address(environment.get("DASHBOARD_ADDRESS") or cls.address),
            language=_language(environment),
        )


def _language(environment: Mapping[str, str]) -> str:
    """Return the language that a terminal asks for, as POSIX says; English where it is none of ours."""
    names = ("DASHBOARD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((environment[name] for name in names if environment.get(name)), "")
    code = asked.lower()[:2]
    return code if code in LANGUAGES else Settings.language


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= LARGEST_PORT):
        message = f'DASHBOARD_PORT is "{text}"; it must be a number from 1 to {LARGEST_PORT}'
        raise ValueError(message)
    return int(text)


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        message = f'DASHBOARD_ADDRESS is "{text}"; it must begin with https:// or http://'
        raise ValueError(message)
    return text.rstrip("/")
