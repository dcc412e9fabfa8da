/* The slides: which one is shown, its number, its tables. */
(function () {
  "use strict";

  const present = window.present;
  let index = 0;

  present.slides = function () { return present.all("#stage > .slide:not([data-out])"); };
  present.answer = function () { return present.one("#answer .slide:not([hidden])"); };
  present.current = function () { return present.answer() || present.slides()[index]; };
  present.index = function () { return index; };

  function place(slides, wanted) {
    /* Addresses had numbers once; a number that no slide has leads to the beginning, as the message says. */
    if (/^\d+$/.test(wanted)) { return wanted >= 1 && wanted <= slides.length ? wanted - 1 : 0; }
    const ids = slides.map(function (slide) { return slide.dataset.slide; });
    const exact = ids.indexOf(wanted);
    /* A text may take more slides in one language than in another. */
    return Math.max(exact === -1 ? ids.indexOf(wanted.replace(/-\d+$/, "")) : exact, 0);
  }

  function hideOthers(slides) {
    const open = Boolean(present.answer());
    present.all("#stage > .slide").forEach(function (slide) {
      slide.hidden = present.onStage() && (open || slide !== slides[index]);
    });
  }

  function closeTable(slide) {
    slide.classList.remove("shows-table");
    present.all(".table-page", slide).forEach(function (page) { page.hidden = true; });
  }

  /* Focus on the heading lets a screen reader go on from there, and takes the space key off the buttons. */
  present.focusTitle = function () {
    const title = present.one(".slide-head :is(h1, h2)", present.current());
    if (title && present.onStage()) { title.focus({ preventScroll: true }); }
  };

  present.show = function (wanted) {
    const slides = present.slides();
    index = place(slides, String(wanted));
    closeTable(slides[index]);
    present.refresh();
    present.say("");
    present.announce(present.word("slide", { n: index + 1, total: slides.length, title: slides[index].dataset.title }));
    present.focusTitle();
    present.shown();
  };

  /* What is to be seen, after anything that may have changed it. */
  present.refresh = function () {
    const slides = present.slides();
    hideOthers(slides);
    slides.forEach(function (slide, at) {
      present.one(".page-number", slide).textContent = (at + 1) + " / " + slides.length;
    });
    present.draw(present.onStage() ? present.current() : present.one("#stage"));
  };

  present.shown = function () { present.onShown.forEach(function (act) { act(); }); };

  /* Which page of the slide's tables is open, counted from 1; 0 for none. */
  present.tableOpen = function () {
    return present.all(".table-page", present.current()).findIndex(function (page) { return !page.hidden; }) + 1;
  };

  function step(by) {
    const to = index + by;
    if (to < 0 || to >= present.slides().length) {
      present.say(present.word(by < 0 ? "first" : "last"));
      return;
    }
    present.show(to + 1);
  }

  present.actions.next = function () { step(1); };
  present.actions.previous = function () { step(-1); };
  present.actions.first = function () { present.show(1); };
  present.actions.end = function () { present.show(present.slides().length); };

  /* Chart, then each page of its tables, then the chart again. */
  present.actions.table = function () {
    const slide = present.current();
    const pages = present.all(".table-page", slide);
    if (!pages.length) { present.say(present.word("no_table")); return; }
    present.openTable(present.tableOpen() + 1);
    present.say("");
    present.announce(present.tableOpen() ? present.word("table", { n: present.tableOpen(), total: pages.length }) : present.word("chart"));
    present.shown();
  };

  /* Opens a page of the slide's tables; the chart where there is no such page. */
  present.openTable = function (n) {
    const slide = present.current();
    const page = present.all(".table-page", slide)[n - 1];
    closeTable(slide);
    slide.classList.toggle("shows-table", Boolean(page));
    if (page) { page.hidden = false; }
    present.draw(slide);
  };

  present.closeTable = function () {
    if (!present.tableOpen()) { return false; }
    present.openTable(0);
    present.announce(present.word("chart"));
    present.shown();
    return true;
  };

  present.begin = function (wanted) {
    present.one("#stage").classList.add("ready");
    if (present.onStage()) { present.show(wanted || "1"); return; }
    index = place(present.slides(), wanted || "1");
    present.refresh();
    if (wanted) { present.slides()[index].scrollIntoView(); }
  };

  let resized;
  window.addEventListener("resize", function () {
    window.clearTimeout(resized);
    resized = window.setTimeout(present.refresh, 100);
  });

  /* Paper shows every slide; each is drawn while it can be measured. */
  window.addEventListener("beforeprint", function () {
    present.slides().forEach(function (slide) {
      const hidden = slide.hidden;
      slide.hidden = false;
      present.draw(slide);
      slide.hidden = hidden;
    });
  });
}());
