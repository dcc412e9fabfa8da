/* The window of notes follows the presentation, and can lead it. */
(function () {
  "use strict";

  const present = window.present;
  const channel = new BroadcastChannel("present");
  /* The presentation that opened this window; without one it follows any. */
  const deck = window.location.hash.slice(1);
  let keysOn = true;
  const KEYS = {
    ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "end",
    Backspace: "undo", t: "table", v: "peers", r: "resident", l: "language", b: "blank"
  };

  function put(message) {
    const list = present.one("#now-notes");
    keysOn = message.keys;
    present.one("#all-notes").hidden = true;
    present.one("#following").hidden = false;
    present.one("#now-number").textContent = message.number;
    present.one("#now-title").textContent = message.shown;
    present.one("#now-next").textContent = message.next || "–";
    list.replaceChildren();
    message.notes.forEach(function (note) {
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      term.textContent = note[0];
      text.textContent = note[1];
      list.append(term, text);
    });
    present.setTimer(message.timer);
  }

  /* In another language the whole window is fetched again; it then asks what is shown. */
  function follow(message) {
    if (message.language === document.documentElement.lang) { put(message); return; }
    window.location.replace(window.location.href.replace(/\/(fi|sv|en)\//, "/" + message.language + "/"));
  }

  function ask(act) { channel.postMessage({ act: act, to: deck }); }

  channel.addEventListener("message", function (event) {
    if (event.data.shown && (!deck || event.data.deck === deck)) { follow(event.data); }
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (button) { ask(button.dataset.do); }
  });

  document.addEventListener("keydown", function (event) {
    const letter = /^[a-z]$/i.test(event.key);
    const act = KEYS[letter ? event.key.toLowerCase() : event.key];
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && (!letter || keysOn);
    if (!act || !plain || present.one("#following").hidden || event.target.closest("button")) { return; }
    event.preventDefault();
    ask(act);
  });

  channel.postMessage({ hello: true, to: deck });
}());
