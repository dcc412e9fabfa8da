/* What every part of the presentation uses: words, the address, and the places where things are said. */
(function () {
  "use strict";

  /* What of an address is about the presentation, not about the figures. */
  const OWN = ["slide", "slides", "keys", "notes", "answer", "of", "view", "table", "open", "find"];
  const present = { actions: {}, onShown: [] };
  window.present = present;

  /* A wide enough screen is a stage; on any other the slides are read by scrolling. */
  const stage = window.matchMedia("(min-width: 768px) and (min-height: 450px) and (min-aspect-ratio: 1/1)");
  present.onStage = function () { return stage.matches; };
  present.onStageChange = function (act) { stage.addEventListener("change", act); };

  present.one = function (selector, root) { return (root || document).querySelector(selector); };
  present.all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };

  /* The words lie in the document, so that they change with its language. */
  present.word = function (name, values) {
    const words = JSON.parse(present.one("#present-words").textContent);
    return words[name].replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  };

  /* For those who do not see the slide. */
  present.announce = function (text) { present.one("#live").textContent = text; };

  /* For everybody, until the next thing is done. */
  present.say = function (text) {
    const place = present.one("#said");
    if (place) { place.textContent = text; }
  };

  present.parameter = function (name) { return new URLSearchParams(window.location.search).get(name) || ""; };

  /* Returns the address with some parameters set, or removed where they are empty; commas stay readable. */
  present.addressWith = function (changes, path) {
    const url = new URL(path || window.location.pathname, window.location.origin);
    const query = new URLSearchParams(window.location.search);
    Object.keys(changes).forEach(function (key) {
      if (changes[key]) { query.set(key, changes[key]); } else { query.delete(key); }
    });
    url.search = query.toString().replace(/%2C/g, ",");
    return url.pathname + url.search;
  };

  /* The address of another page, or of an answer, under the same choice of figures. */
  present.addressOf = function (path, changes) {
    const cleared = Object.fromEntries(OWN.map(function (key) { return [key, ""]; }));
    return present.addressWith(Object.assign(cleared, changes), path);
  };

  /* The version of the data that the document has. Its answers, other languages and notes must have the same. */
  present.version = function () { return present.one('meta[name="data-version"]').content; };

  present.remember = function (changes) {
    window.history.replaceState(window.history.state, "", present.addressWith(changes));
  };

  present.keysOn = function () { return present.parameter("keys") !== "off"; };
}());
