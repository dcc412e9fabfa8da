/* The answers to questions: fetched once, when they are asked for or before. */
(function () {
  "use strict";

  const present = window.present;
  const MOST = 80;
  const known = new Map();

  present.subjects = function () { return JSON.parse(present.one("#present-index").textContent); };

  /* Returns an indicator's answer; `path` is that of the presentation, in this language unless another is given. */
  present.answerTo = async function (indicator, path) {
    const address = present.addressOf((path || present.one("#stage").dataset.answers) + "/" + indicator);
    if (!known.has(address)) { known.set(address, await present.fetchText(address)); }
    return known.get(address);
  };

  function idle() {
    return new Promise(function (go) {
      if (window.requestIdleCallback) { window.requestIdleCallback(go, { timeout: 2000 }); } else { window.setTimeout(go, 200); }
    });
  }

  /* One after another, so that a question needs no network. */
  present.prefetch = async function () {
    if (!present.onStage() || (navigator.connection && navigator.connection.saveData)) { return; }
    const wanted = new Set(present.subjects().flatMap(function (one) { return one.indicators; }));
    for (const indicator of Array.from(wanted).slice(0, MOST)) {
      await idle();
      if (!navigator.onLine) { return; }
      try { await present.answerTo(indicator); } catch (error) { return; }
    }
  };
}());
