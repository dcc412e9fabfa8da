/* From a key, a button or a swipe to what is done; help, full screen, the black screen, the way out. */
(function () {
  "use strict";

  const present = window.present;
  const KEYS = {
    ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "end",
    Backspace: "undo", "/": "question", "?": "help", t: "table", v: "peers", r: "resident", l: "language", n: "notes", f: "screen", b: "blank"
  };
  const SWIPE = 60;

  function step(by, act) { if (!present.stepAnswer(by)) { act(); } }
  const next = present.actions.next;
  const previous = present.actions.previous;
  present.actions.next = function () { step(1, next); };
  present.actions.previous = function () { step(-1, previous); };

  /* In full screen the browser keeps Escape to itself, so that another key must lead back as well. */
  present.actions.undo = function () {
    if (!present.closeTable() && !present.actions.back()) { previous(); }
  };

  /* The ends of the deck, also out of an answer. */
  ["first", "end"].forEach(function (name) {
    const act = present.actions[name];
    present.actions[name] = function () { present.closeAnswer(); act(); };
  });

  function dark() { return !present.one("#blank").hidden; }

  present.actions.blank = function () {
    present.one("#blank").hidden = dark();
    present.all("#stage, .bar").forEach(function (part) { part.inert = dark(); });
    if (!dark()) { present.focusTitle(); return; }
    present.one("#blank button").focus();
    present.announce(present.word("blank"));
  };

  present.actions.screen = function () {
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    const asked = document.documentElement.requestFullscreen && document.documentElement.requestFullscreen();
    if (asked) { asked.catch(refuse); } else { refuse(); }
    function refuse() { present.say(present.word("no_screen")); }
  };

  present.actions.help = function () { present.one("#help").showModal(); };
  present.actions.close = function () { present.all("dialog[open]").forEach(function (one) { one.close(); }); };
  present.actions.dismiss = function () { present.one("#notice").hidden = true; present.focusTitle(); };

  present.actions.code = function () {
    const foot = present.one(".slide-foot", present.current());
    present.one("#code-large").replaceChildren(present.one(".code", foot).cloneNode(true));
    present.one("#code-address").textContent = present.one(".address", foot).textContent;
    present.one("#code").showModal();
  };

  /* Back to the page one came from, in the language that is shown now, else to the overview. */
  present.actions.leave = function () {
    const language = document.documentElement.lang;
    const from = document.referrer.replace(/^([^/]+\/\/[^/]+\/)(fi|sv|en)(?=\/)/, "$1" + language);
    const inside = from.startsWith(window.location.origin + "/") && !/\/present(\?|\/|$)/.test(from);
    window.location.assign(inside ? from : present.one('[data-do="leave"]').href);
  };

  function escape_() {
    if (dark()) { present.actions.blank(); return; }
    if (!present.one("#notice").hidden) { present.actions.dismiss(); return; }
    if (present.closeTable() || present.actions.back()) { return; }
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    present.actions.leave();
  }

  present.act = function (name) {
    if (dark() && name !== "blank") { present.actions.blank(); return; }
    present.actions[name]();
  };

  function isTyping(target) { return Boolean(target.closest("input, select, textarea")); }

  function actOf(event) {
    if (event.key === " " && !event.target.closest("button, a, summary")) { return event.shiftKey ? "previous" : "next"; }
    if (event.shiftKey && event.key === "L") { return "language-before"; }
    return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  }

  document.addEventListener("keydown", function (event) {
    if (!present.onStage() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return; }
    if (present.one("dialog[open]")) { return; }
    if (event.key === "Escape") { event.preventDefault(); escape_(); return; }
    const act = present.keysOn() && !isTyping(event.target) ? actOf(event) : "";
    if (!act) { return; }
    event.preventDefault();
    present.act(act);
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (!button) { return; }
    event.preventDefault();
    /* After a click of the mouse the space key is the slides' again, not the button's. */
    if (event.detail && button.closest(".bar")) { present.focusTitle(); }
    present.act(button.dataset.do);
  });

  /* The choice whether keys work is kept in the address. */
  document.addEventListener("change", function (event) {
    if (event.target.id !== "keys-on") { return; }
    present.remember({ keys: event.target.checked ? "" : "off" });
    present.announce(present.word(event.target.checked ? "keys_on" : "keys_off"));
    present.shown();
  });
  present.readKeys = function () { present.one("#keys-on").checked = present.keysOn(); };

  let from = null;
  document.addEventListener("touchstart", function (event) {
    const one = event.touches.length === 1 && !event.target.closest("dialog, .bar");
    from = one ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!from || !present.onStage()) { return; }
    const x = event.changedTouches[0].clientX - from.x;
    const y = event.changedTouches[0].clientY - from.y;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) { present.act(x < 0 ? "next" : "previous"); }
  }, { passive: true });

  /* A screen that is turned away from the stage and back shows the same again: the address keeps it. */
  present.onStageChange(function () {
    const kept = present.kept();
    present.closeAnswer();
    present.resume(kept);
  });

  present.readKeys();
  /* Whoever keeps the address or loads it again is to see the newest version. */
  present.remember({ version: "" });
  present.leadOn(present.kept());
  present.resume(present.kept());
  present.resumeTimer();
  window.addEventListener("load", function () {
    window.setTimeout(function () { present.prefetchLanguage(); present.prefetch(); }, 1500);
  });
}());
