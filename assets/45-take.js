// Fetches a file that takes seconds to make, and says meanwhile how long it has taken. Without this script the link
// is a plain one.
(() => {
  "use strict";

  const nameOf = (answer) => {
    const told = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    return told ? told[1] : "";
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const take = async (link, line) => {
    const { making, done, failed } = link.dataset;
    const name = link.textContent;
    const start = Date.now();
    let told = "";
    const say = (text) => { if (text !== told) { told = text; line.textContent = text; } };
    // A reader of the screen hears it at the start and every ten seconds; the eye sees it move.
    const tick = setInterval(() => say(`${making} ${name} (${10 * Math.floor((Date.now() - start) / 10000)} s)`), 1000);
    link.setAttribute("aria-disabled", "true");
    line.classList.add("busy");
    say(`${making} ${name}`);
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(String(answer.status));
      save(await answer.blob(), nameOf(answer));
      say(`${done} ${name}`);
    } catch {
      say(`${failed} ${name}`);
    } finally {
      clearInterval(tick);
      line.classList.remove("busy");
      link.removeAttribute("aria-disabled");
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.slow-file");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const line = link.closest("div").querySelector(".take-state");
    if (!line) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled") !== "true") take(link, line);
  });
})();
