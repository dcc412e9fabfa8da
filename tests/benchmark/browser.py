"""What a reader sees, in a real Chromium: the first load with an empty cache, and a change of the filter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

LINES = 40
WIDE = {"width": 1400, "height": 1000}
TIMEOUT = 90_000
_QUIET = 700

# Chrome's own preset "Fast 4G" (bytes a second, milliseconds added to each request).
FAST_4G = {"downloadThroughput": 8.1e6 / 8, "uploadThroughput": 1.35e6 / 8, "latency": 165, "offline": False}

# The time is taken after two frames: the first draws, at the second it is on the screen.
_PROBE = """
window.benchmark = {
  all() { return document.querySelectorAll('.js-plotly-plot .scatterlayer path.js-line').length },
  first() {
    return [...document.querySelectorAll('.js-plotly-plot')].map(
      graph => graph.querySelector('.scatterlayer path.js-line')?.getAttribute('d'))
  },
  painted(ready) {
    return new Promise(done => {
      const look = () => ready()
        ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
        : requestAnimationFrame(look)
      look()
    })
  },
  values() {
    return [...document.querySelectorAll('.js-plotly-plot')].map(graph =>
      graph._fullData.map(t => [t.name.toLowerCase().replaceAll(' ', '-'), [...t.y]])
        .sort((one, other) => one[0] < other[0] ? -1 : 1))
  },
}
window.benchmark.load = window.benchmark.painted(() => window.benchmark.all() === LINES)
""".replace("LINES", str(LINES))

_CHANGE = """([control, option]) => {
  const b = window.benchmark, before = b.first(), begun = performance.now()
  document.querySelectorAll(`#${control} input`)[option].click()
  const changed = () => b.all() === LINES && b.first().every((d, at) => d && d !== before[at])
  return b.painted(changed).then(end => end - begun)
}""".replace("LINES", str(LINES))


@dataclass(slots=True)
class Traffic:
    """What went over the wire."""

    requests: int = 0
    size: int = 0


@contextmanager
def opened(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """Open a page in a context of its own, so that nothing is cached."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]  # a plain dict of two numbers
    context.add_init_script(_PROBE)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    yield page, context.new_cdp_session(page)
    context.close()


def first_load(
    browser: Browser, address: str, *, network: dict[str, Any] | None, slowdown: int
) -> dict[str, float]:
    """Return milliseconds until four charts are painted, kilobytes over the wire and requests."""
    with opened(browser) as (page, session):
        traffic = _watch(session)
        if network:
            session.send("Network.emulateNetworkConditions", network)
        if slowdown > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        page.goto(address, wait_until="commit")
        milliseconds = page.evaluate("window.benchmark.load")
        page.wait_for_timeout(_QUIET)
        return {"ms": milliseconds, "kb": traffic.size / 1000, "requests": traffic.requests}


def change(page: Page, control: str, option: int) -> float:
    """Tick one department; return milliseconds from the click until all four charts show it."""
    milliseconds: float = page.evaluate(_CHANGE, [control, option])
    return milliseconds


def values(page: Page) -> Any:
    """Return the names and values that the charts hold, in a fixed order."""
    return page.evaluate("window.benchmark.values()")


def _watch(session: CDPSession) -> Traffic:
    traffic = Traffic()

    def sent(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            traffic.requests += 1

    def finished(event: dict[str, Any]) -> None:
        traffic.size += event["encodedDataLength"]

    session.on("Network.requestWillBeSent", sent)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    return traffic
