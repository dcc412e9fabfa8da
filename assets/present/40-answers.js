/* Question mode: an indicator's slides in the place of the deck, fetched when they are asked for or before. */
(function () {
  "use strict";

  const present = window.present;
  const OWN = ["slide", "slides", "keys", "notes"];
  const MOST = 80;
  const known = new Map();
  let asked = null; /* {name, indicators, at} */

  function addressOf(indicator) {
    const changes = {};
    OWN.forEach(function (key) { changes[key] = ""; });
    return present.addressWith(changes, present.one("#stage").dataset.answers + "/" + indicator);
  }

  async function fetched(indicator) {
    const address = addressOf(indicator);
    if (!known.has(address)) { known.set(address, await present.fetchText(address)); }
    return known.get(address);
  }

  present.subjects = function () { return JSON.parse(present.one("#present-index").textContent); };

  present.ask = async function (subject, at) {
    let content;
    present.say(present.word("fetching"));
    try {
      content = await fetched(subject.indicators[at]);
    } catch (error) {
      present.say(present.word("not_had"));
      return;
    }
    asked = { subject: subject, at: at };
    put(content);
  };

  function put(content) {
    const place = present.one("#answer");
    place.innerHTML = content;
    place.hidden = false;
    document.body.classList.add("answer-open");
    variant("peers");
    choice(place);
    present.say("");
    tell();
  }

  function tell() {
    present.announce(present.word("answer", { title: present.current().dataset.title }));
    present.focusTitle();
    present.shown();
  }

  /* A department has several indicators: a list to choose from, and the arrows go through it. */
  function choice(place) {
    const subject = asked.subject;
    if (subject.indicators.length < 2) { return; }
    const names = new Map(present.subjects().map(function (one) { return [one.indicators.join(), one.name]; }));
    const select = document.createElement("select");
    subject.indicators.forEach(function (indicator, at) {
      select.add(new Option(names.get(indicator), String(at), false, at === asked.at));
    });
    select.addEventListener("change", function () { present.ask(subject, Number(select.value)); });
    const label = document.createElement("label");
    const values = { name: subject.name, n: asked.at + 1, total: subject.indicators.length };
    label.className = "which";
    label.append(present.word("department", values), select);
    place.append(label);
  }

  function variant(wanted) {
    present.all("#answer .slide").forEach(function (slide) { slide.hidden = slide.dataset.variant !== wanted; });
    present.refresh();
  }

  function toggle(other, on, off) {
    const answer = present.one("#answer .answer");
    if (!answer) { present.say(present.word("only_question")); return; }
    if (answer.dataset[other]) { present.say(answer.dataset[other]); return; }
    const back = present.answer().dataset.variant === other;
    variant(back ? "peers" : other);
    present.focusTitle();
    present.say(present.word(back ? off : on));
    present.shown();
  }

  present.actions.peers = function () { toggle("alone", "alone", "peers"); };
  present.actions.resident = function () { toggle("resident", "resident", "counts"); };

  present.actions.back = function () {
    if (!asked) { return false; }
    asked = null;
    const place = present.one("#answer");
    place.hidden = true;
    place.replaceChildren();
    document.body.classList.remove("answer-open");
    present.show(present.index() + 1);
    return true;
  };

  /* Arrows go through a department's indicators; with one indicator they lead back to the deck. */
  present.stepAnswer = function (by) {
    if (!asked) { return false; }
    const to = asked.at + by;
    if (asked.subject.indicators.length < 2) { return present.actions.back(); }
    if (to >= 0 && to < asked.subject.indicators.length) { present.ask(asked.subject, to); }
    return true;
  };

  /* A line of a slide that names an indicator shows it at full size. */
  document.addEventListener("click", function (event) {
    const way = event.target.closest("a[data-ask]");
    if (!way || !present.onStage()) { return; }
    event.preventDefault();
    present.ask({ name: way.textContent, indicators: [way.dataset.ask] }, 0);
  });

  function idle() {
    return new Promise(function (go) {
      if (window.requestIdleCallback) { window.requestIdleCallback(go, { timeout: 2000 }); } else { window.setTimeout(go, 200); }
    });
  }

  /* Answers are fetched beforehand, one after another, so that a question needs no network. */
  present.prefetch = async function () {
    if (!present.onStage() || (navigator.connection && navigator.connection.saveData)) { return; }
    const wanted = new Set(present.subjects().flatMap(function (one) { return one.indicators; }));
    for (const indicator of Array.from(wanted).slice(0, MOST)) {
      await idle();
      if (!navigator.onLine) { return; }
      try { await fetched(indicator); } catch (error) { return; }
    }
  };
}());
