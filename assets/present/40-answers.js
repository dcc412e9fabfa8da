/* Question mode: an indicator's slides in the place of the deck. */
(function () {
  "use strict";

  const present = window.present;
  let asked = null; /* {subject, at}: what is shown */
  let waiting = null; /* the same of what is being fetched */

  /* Shows an indicator of a subject; `view` and `table` are how it was shown before, if it was. What is asked
     for later, or a step away from it, goes before what is still being fetched. */
  present.ask = async function (subject, at, view, table) {
    const mine = { subject: subject, at: at };
    let content = "";
    waiting = mine;
    present.say(present.word("fetching"));
    try {
      content = await present.answerTo(subject.indicators[at]);
    } catch (error) {
      if (waiting === mine) { waiting = null; present.say(present.word("not_had")); }
      return;
    }
    if (waiting !== mine) { return; }
    waiting = null;
    asked = mine;
    put(content, view, table);
  };

  function put(content, view, table) {
    const place = present.one("#answer");
    place.innerHTML = content;
    place.hidden = false;
    document.body.classList.add("answer-open");
    present.say("");
    const lacking = view && present.one(".answer", place).dataset[view];
    variant(lacking ? "peers" : view || "peers");
    choice(place);
    present.openTable(Number(table));
    present.announce(present.word("answer", { title: present.current().dataset.title }));
    if (lacking) { present.say(lacking); }
    present.focusTitle();
    present.shown();
  }

  /* What of an answer an address has to say, so that the same is shown again. */
  present.answerShown = function () {
    const slide = present.answer();
    if (!slide) { return { answer: "", of: "", view: "" }; }
    return {
      answer: asked.subject.indicators[asked.at],
      of: asked.subject.indicators.length > 1 ? asked.subject.id : "",
      view: slide.dataset.variant === "peers" ? "" : slide.dataset.variant
    };
  };

  /* A department has several indicators: a list to choose from, and the arrows go through it. */
  function choice(place) {
    const subject = asked.subject;
    if (subject.indicators.length < 2) { return; }
    const indicators = present.subjects().filter(function (one) { return one.subject === "indicator"; });
    const names = new Map(indicators.map(function (one) { return [one.id, one.name]; }));
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

  /* Takes the answer away, and what is still being fetched; tells whether there was any. */
  present.closeAnswer = function () {
    const any = Boolean(asked || waiting);
    const place = present.one("#answer");
    asked = null;
    waiting = null;
    place.hidden = true;
    place.replaceChildren();
    document.body.classList.remove("answer-open");
    return any;
  };

  present.actions.back = function () {
    const any = present.closeAnswer();
    if (any) { present.show(present.index() + 1); }
    return any;
  };

  /* Arrows go through a department's indicators; with one indicator they lead back to the deck. */
  present.stepAnswer = function (by) {
    const now = waiting || asked;
    if (!now) { return false; }
    const to = now.at + by;
    if (now.subject.indicators.length < 2) { return present.actions.back(); }
    if (to >= 0 && to < now.subject.indicators.length) { present.ask(now.subject, to); return true; }
    present.say(present.word(by < 0 ? "first_of" : "last_of", { name: now.subject.name }));
    return true;
  };

  /* A line of a slide that names an indicator shows it at full size. */
  document.addEventListener("click", function (event) {
    const way = event.target.closest("a[data-ask]");
    if (!way || !present.onStage()) { return; }
    event.preventDefault();
    present.ask({ name: way.textContent, indicators: [way.dataset.ask] }, 0);
  });
}());
