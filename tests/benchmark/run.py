"""Compares the dashboard with the textbook Dash application: `python tests/benchmark/run.py`.

Both load the same invented plan and paint the same four charts of ten lines. They run side by side and are
measured in turn. Prints a table for a README and writes every single measurement as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from tests.benchmark.browser import FAST_4G, change, first_load, opened, values  # noqa: E402 - path first
from tests.benchmark.plan import FLAT, LARGE, SMALL, write_plan  # noqa: E402 - path first
from tests.benchmark.processes import Server, serving  # noqa: E402 - path first

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    # A page that stands behind another is drawn as quickly as the one in front.
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
)
TEXTBOOK, OURS = "textbook", "dashboard"
PLAIN = "tests.benchmark.plain"
APPS = {TEXTBOOK: "tests.benchmark.textbook", OURS: "tests.benchmark.product"}
PATHS = {TEXTBOOK: "/", OURS: "/en/four"}
CONTROLS = {TEXTBOOK: "departments", OURS: "four-department"}
SETTINGS: dict[str, dict[str, Any]] = {
    "local": {"network": None, "slowdown": 1},
    "fast-4g": {"network": FAST_4G, "slowdown": 1},
    "fast-4g-slow-cpu": {"network": FAST_4G, "slowdown": 4},
}
AIM_OVERVIEW, AIM_LARGE, AIM_START = 10, 30, 3.0
Measured = dict[str, dict[str, list[float]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", type=int, default=5, help="first loads of each kind for each application")
    parser.add_argument("--filters", type=int, default=20, help="changes of the filter for each application")
    parser.add_argument("--json", type=Path, help="where to write every measurement; by default a new file")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), loads=chosen.n, filters=chosen.filters)
    target = chosen.json or Path(tempfile.mkstemp(prefix="benchmark-", suffix=".json")[1])
    target.write_text(json.dumps(found, indent=1), encoding="utf-8")
    sys.stdout.write(f"{table(found)}\nEvery measurement: {target}\n")
    return 0


def measure(folder: Path, *, loads: int, filters: int) -> dict[str, Any]:
    """Return every measurement, by what was measured and by application."""
    for size in (SMALL, LARGE):
        write_plan(folder, size)
    environment = {
        "DASHBOARD_DATA": str(folder),
        "DASHBOARD_PLAN": SMALL.name,
        "BENCHMARK_TABLE": str(folder / f"{SMALL.name}-{FLAT}"),
    }
    found: dict[str, Any] = {"machine": f"{platform.machine()}, {os.cpu_count()} cores", "loads": loads}
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(serving(f"{module}:server", environment))
            for name, module in APPS.items()
        }
        browser = stack.enter_context(_browser())
        found["same"] = _same(browser, servers)
        for setting, how in SETTINGS.items():
            found[setting] = _loads(browser, servers, loads, how)
        found["filter"] = _filters(browser, servers, filters, {})
        found["filter-fast-4g"] = _filters(browser, servers, filters, FAST_4G)
    found["callback"] = {n: _asked(APPS[n], CONTROLS[n], PATHS[n], environment) for n in APPS}
    kokkola = {"DASHBOARD_DATA": "", "DASHBOARD_PLAN": "kokkola"}
    large = {"DASHBOARD_DATA": str(folder), "DASHBOARD_PLAN": LARGE.name}
    found["overview"] = {
        name: _asked(PLAIN, "overview-department", "/fi/", settings)
        for name, settings in (("kokkola", kokkola), ("large", large))
    }
    found["start"] = {
        "kokkola": _starts("app:server", kokkola, loads),
        "large": _starts("app:server", large, loads),
        TEXTBOOK: _starts(f"{APPS[TEXTBOOK]}:server", environment, loads),
    }
    with serving("app:server", kokkola) as server, _browser() as browser:
        found["kokkola-bytes"] = _overview(browser, server)
    return found


def table(found: dict[str, Any]) -> str:
    """Return the measurements as Markdown: medians, in brackets the smallest and the largest."""
    rows = [
        _row(f"first load, {setting}, ms", {n: m["ms"] for n, m in found[setting].items()})
        for setting in SETTINGS
    ]
    cold = found["local"]
    rows.append(_row("first load, kB over the wire", {n: m["kb"] for n, m in cold.items()}))
    rows.append(_row("first load, requests", {n: m["requests"] for n, m in cold.items()}))
    for setting in ("filter", "filter-fast-4g"):
        local = "local" if setting == "filter" else "fast-4g"
        rows.append(
            _row(f"filter to repainted, {local}, ms", {n: m["ms"] for n, m in found[setting].items()})
        )
    rows.append(
        _row("server CPU a change, of the processes, ms", {n: m["cpu"] for n, m in found["filter"].items()})
    )
    rows.append(
        _row("server CPU a change, in process, ms", {n: m["cpu_ms"] for n, m in found["callback"].items()})
    )
    rows.append(
        _row(
            "answer of a change, bytes compressed as asked",
            {n: m["bytes"] for n, m in found["callback"].items()},
        )
    )
    over, start = found["overview"], found["start"]
    aims = [
        ("filter on Kokkola's overview, server CPU ms", over["kokkola"]["cpu_ms"], f"<= {AIM_OVERVIEW}"),
        ("filter on the large plan's overview, server CPU ms", over["large"]["cpu_ms"], f"<= {AIM_LARGE}"),
        ("Kokkola's overview, filter answer, bytes", over["kokkola"]["bytes"], ""),
        ("Kokkola's overview, first load, kB over the wire", found["kokkola-bytes"]["kb"], ""),
        ("Kokkola's overview, first load, requests", found["kokkola-bytes"]["requests"], ""),
        ("start, Kokkola, s", start["kokkola"], f"< {AIM_START:g}"),
        ("start, large plan, s", start["large"], f"< {AIM_START:g}"),
        ("start, textbook, small plan, s", start[TEXTBOOK], ""),
    ]
    same = "the same values in both" if found["same"] else "VALUES DIFFER"
    lines = [
        f"{found['machine']}; median (min-max); 40 lines in 4 charts, {same}",
        "",
        "| | textbook | dashboard | ratio |",
        "|---|---|---|---|",
        *rows,
        "",
        "| dashboard alone | measured | aim |",
        "|---|---|---|",
        *(f"| {name} | {_spread(values)} | {aim} |" for name, values, aim in aims),
    ]
    return "\n".join(lines) + "\n"


def _browser() -> Any:
    return _Chromium()


class _Chromium:
    """The machine's own Chromium, closed at the end."""

    def __enter__(self) -> Browser:
        self._stack = ExitStack()
        play = self._stack.enter_context(sync_playwright())
        path = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        self._stack.callback(browser.close)
        return browser

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def _same(browser: Browser, servers: dict[str, Server]) -> bool:
    """Tell whether both paint the same values, at first and after a choice."""
    seen = []
    for name, server in servers.items():
        with opened(browser) as (page, _):
            page.goto(server.address + PATHS[name])
            page.evaluate("window.benchmark.load")
            first = values(page)
            change(page, CONTROLS[name], 3)
            seen.append((first, values(page)))
    return all(one == seen[0] for one in seen)


def _loads(browser: Browser, servers: dict[str, Server], times: int, how: dict[str, Any]) -> Measured:
    found: Measured = {name: {"ms": [], "kb": [], "requests": []} for name in servers}
    for turn in range(times):
        for name in _order(servers, turn):
            for key, value in first_load(browser, servers[name].address + PATHS[name], **how).items():
                found[name][key].append(value)
    return found


def _filters(browser: Browser, servers: dict[str, Server], times: int, network: dict[str, Any]) -> Measured:
    """Tick the departments one by one in both, in turn; then untick them."""
    found: Measured = {name: {"ms": [], "cpu": []} for name in servers}
    with ExitStack() as stack:
        pages = {}
        for name, server in servers.items():
            page, session = stack.enter_context(opened(browser))
            page.goto(server.address + PATHS[name])
            page.evaluate("window.benchmark.load")
            change(page, CONTROLS[name], 0)
            if network:
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", network)
            pages[name] = page
        for turn in range(times):
            option = 1 + turn % (SMALL.departments - 1)
            for name in _order(servers, turn):
                pages[name].bring_to_front()
                pages[name].wait_for_timeout(200)
                before = servers[name].cpu()
                found[name]["ms"].append(change(pages[name], CONTROLS[name], option))
                found[name]["cpu"].append(1000 * (servers[name].cpu() - before))
    return found


def _order(servers: dict[str, Server], turn: int) -> list[str]:
    return list(servers) if turn % 2 == 0 else list(reversed(servers))


def _asked(module: str, control: str, path: str, environment: dict[str, str]) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.benchmark.callbacks", module, control, path]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True
    )
    answer: dict[str, list[float]] = json.loads(done.stdout)
    return answer


def _starts(application: str, environment: dict[str, str], times: int) -> list[float]:
    """Return the seconds from starting the process to its first answer."""
    found = []
    for _ in range(times):
        with serving(application, environment) as server:
            found.append(server.start)
    return found


def _overview(browser: Browser, server: Server) -> dict[str, list[float]]:
    with opened(browser) as (page, session):
        sizes: list[float] = []
        asked: list[str] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        session.send("Network.enable")
        page.goto(f"{server.address}/fi/", wait_until="networkidle")
        web = [url for url in asked if url.startswith("http")]
        return {"kb": [sum(sizes) / 1000], "requests": [len(web)]}


def _row(name: str, by_app: dict[str, list[float]]) -> str:
    ours, theirs = median(by_app[OURS]), median(by_app[TEXTBOOK])
    return f"| {name} | {_spread(by_app[TEXTBOOK])} | {_spread(by_app[OURS])} | {ours / theirs:.2f} |"


def _spread(measured: Sequence[float]) -> str:
    def shown(value: float) -> str:
        return f"{value:.0f}" if value >= 100 else f"{value:.1f}"

    low, mid, high = min(measured), median(measured), max(measured)
    return shown(mid) if low == high else f"{shown(mid)} ({shown(low)}-{shown(high)})"


if __name__ == "__main__":
    raise SystemExit(main())
