/* The choice of slides: which are shown, in which order. It is kept in the address. */
(function () {
  "use strict";

  const present = window.present;

  function rows() { return present.all("#choose-list > li"); }
  function box(row) { return present.one("input", row); }
  function tell(text) { present.one("#choose-said").textContent = text; }
  function rule() { return present.one("#stage").dataset.rule.split(","); }

  function ordered(ids) {
    const list = present.one("#choose-list");
    ids.forEach(function (id) {
      const row = rows().find(function (one) { return one.dataset.slide === id; });
      if (row) { list.append(row); }
    });
  }

  present.actions.choose = function () {
    tell("");
    present.one("#choose").showModal();
  };

  function move(row, way) {
    const other = way === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) { return; }
    other[way === "up" ? "before" : "after"](row);
    present.one('[data-move="' + way + '"]', row).focus();
    tell(present.word("moved", { n: rows().indexOf(row) + 1, total: rows().length }));
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("#choose [data-move]");
    if (button) { move(button.closest("li"), button.dataset.move); }
  });

  /* Shows just these slides, in this order; the one on the stage stays where it is among them. */
  function use(chosen) {
    const stage = present.one("#stage");
    const here = present.current().dataset.slide;
    present.all("#stage > .slide").forEach(function (slide) { slide.dataset.out = "1"; });
    chosen.slice().reverse().forEach(function (id) {
      const slide = present.one('#stage > .slide[data-slide="' + id + '"]');
      delete slide.dataset.out;
      stage.prepend(slide);
    });
    present.remember({ slides: chosen.join() === rule().join() ? "" : chosen.join() });
    present.show(chosen.includes(here) ? here : "1");
    present.say(present.word("chosen", { n: chosen.length }));
  }

  present.actions["use-choice"] = function () {
    const chosen = rows().filter(function (row) { return box(row).checked; }).map(function (row) { return row.dataset.slide; });
    if (!chosen.length) { tell(present.word("one_at_least")); return; }
    present.one("#choose").close();
    use(chosen);
  };

  present.actions["every-slide"] = function () {
    ordered(rule());
    rows().forEach(function (row) { box(row).checked = true; });
    present.one("#choose").close();
    use(rule());
  };
}());
