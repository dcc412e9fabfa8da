/* The search of a question: a field and the names that have what was typed, best first. */
(function () {
  "use strict";

  const present = window.present;
  const SHOWN = 8;
  let found = [];
  let at = 0;

  /* Finnish and Swedish letters are found without their dots and rings, and in any case. */
  function folded(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }

  function rank(name, typed) {
    if (name === typed) { return 0; }
    if (name.startsWith(typed)) { return 1; }
    if (name.includes(typed)) { return name.includes(" " + typed) ? 2 : 3; }
    return 4; /* by its full name, or by one in another language */
  }

  present.matching = function (subjects, text) {
    const typed = folded(text).trim();
    const parts = typed.split(/\s+/).filter(Boolean);
    if (!parts.length) { return []; }
    return subjects
      .filter(function (one) {
        const whole = folded(one.name + " " + one.also);
        return parts.every(function (part) { return whole.includes(part); });
      })
      .map(function (one, order) { return { one: one, rank: rank(folded(one.name), typed), order: order }; })
      .sort(function (a, b) { return a.rank - b.rank || a.order - b.order; })
      .map(function (hit) { return hit.one; });
  };

  function field() { return present.one("#question-field"); }

  function mark() {
    present.all("#question-list li").forEach(function (item, n) {
      item.setAttribute("aria-selected", String(n === at));
      if (n === at) { item.scrollIntoView({ block: "nearest" }); }
    });
    field().setAttribute("aria-activedescendant", found.length ? "hit-" + at : "");
  }

  function option(one, n) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const kind = document.createElement("span");
    name.textContent = one.name;
    kind.textContent = one.kind;
    item.id = "hit-" + n;
    item.setAttribute("role", "option");
    item.append(name, kind);
    return item;
  }

  function search() {
    const text = field().value;
    found = present.matching(present.subjects(), text);
    at = 0;
    present.one("#question-list").replaceChildren(...found.slice(0, SHOWN).map(option));
    field().setAttribute("aria-expanded", String(found.length > 0));
    const said = found.length ? present.word("count", { n: found.length }) : present.word("none");
    present.one("#question-said").textContent = text.trim() ? said : "";
    mark();
  }

  function take(n) {
    if (!found[n]) { return; }
    const subject = found[n];
    present.one("#question").close();
    present.ask(subject, 0);
  }

  /* What is being asked is in the address too, until it is answered or closed. */
  function keep(text) { present.remember({ open: "question", find: text }); }

  present.openQuestion = function (text) {
    present.say("");
    field().value = text;
    search();
    present.one("#question").showModal();
    field().focus();
    keep(text);
  };
  present.actions.question = function () { present.openQuestion(""); };

  document.addEventListener("input", function (event) {
    if (event.target.id === "question-field") { search(); keep(field().value); }
  });

  /* "close" does not bubble. */
  document.addEventListener("close", function (event) {
    if (event.target.id === "question") { present.remember({ open: "", find: "" }); }
  }, true);

  document.addEventListener("keydown", function (event) {
    if (event.target.id !== "question-field") { return; }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = Math.min(found.length, SHOWN);
    if (by && shown) { at = (at + by + shown) % shown; mark(); event.preventDefault(); }
    if (event.key === "Enter") { take(at); event.preventDefault(); }
  });

  document.addEventListener("click", function (event) {
    const item = event.target.closest("#question-list li");
    if (item) { take(present.all("#question-list li").indexOf(item)); }
  });
}());
