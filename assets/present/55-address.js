/* What is on the stage is in the address, so that a reload or a link copied from it shows just that. */
(function () {
  "use strict";

  const present = window.present;

  /* Slides are kept by their names: an edition may have fewer slides than the plan, or more. */
  present.onShown.push(function () {
    const table = present.tableOpen();
    const slide = present.slides()[present.index()].dataset.slide;
    present.remember(Object.assign({ slide: slide, table: table ? String(table) : "" }, present.answerShown()));
  });

  /* Returns what the address says now; showing a slide writes it anew. */
  present.kept = function () {
    return Object.fromEntries(["slide", "answer", "of", "view", "table", "open", "find"].map(function (key) {
      return [key, present.parameter(key)];
    }));
  };

  /* Returns the subject of an address and which of its indicators; nothing where there is none. */
  function asked(kept) {
    const of = present.subjects().find(function (one) {
      return one.subject === "department" && one.id === kept.of && (!kept.answer || one.indicators.includes(kept.answer));
    });
    const subject = of || present.subjects().find(function (one) {
      return one.subject === "indicator" && one.id === kept.answer;
    });
    return subject ? { subject: subject, at: Math.max(subject.indicators.indexOf(kept.answer), 0) } : null;
  }

  /* Shows what an address said. */
  present.resume = function (kept) {
    const found = asked(kept);
    present.begin(kept.slide);
    if (!present.onStage()) { return; }
    if (kept.open === "question") { present.openQuestion(kept.find); }
    if (found) { present.ask(found.subject, found.at, kept.view, kept.table); return; }
    if (kept.table) { present.openTable(Number(kept.table)); present.shown(); }
  };

  /* A phone has no stage for an answer: it is led to the indicator's page. */
  present.leadOn = function (kept) {
    const found = asked(kept);
    if (!found || present.onStage()) { return; }
    const site = present.one("#stage").dataset.answers.replace(/present$/, "indicator/");
    window.location.replace(present.addressOf(site + found.subject.indicators[found.at]));
  };
}());
