/* Tells the window of notes what is shown, and does what its buttons and keys ask. */
(function () {
  "use strict";

  const present = window.present;
  const KEPT = "present-deck";
  const channel = new BroadcastChannel("present");

  /* Another presentation may be open in the same browser: notes follow the one that opened them. */
  const deck = window.sessionStorage.getItem(KEPT) || Math.random().toString(36).slice(2);
  window.sessionStorage.setItem(KEPT, deck);

  function pairs(slide) {
    const terms = present.all(".notes dt", slide);
    return terms.map(function (term) { return [term.textContent, term.nextElementSibling.textContent]; });
  }

  function post() {
    const slides = present.slides();
    const slide = present.current();
    const answer = Boolean(present.answer());
    const following = slides[present.index() + (answer ? 0 : 1)];
    channel.postMessage({
      deck: deck,
      keys: present.keysOn(),
      shown: slide.dataset.title,
      number: answer ? "" : (present.index() + 1) + " / " + slides.length,
      notes: pairs(slide),
      next: following ? following.dataset.title : "",
      timer: present.timerEnd(),
      language: document.documentElement.lang
    });
  }

  channel.addEventListener("message", function (event) {
    if (event.data.to && event.data.to !== deck) { return; }
    if (event.data.hello) { post(); }
    if (event.data.act) { present.act(event.data.act); }
  });

  present.onShown.push(post);

  present.actions.notes = function () {
    const changes = { notes: "1", slides: present.parameter("slides"), version: present.version() };
    const address = present.addressOf(window.location.pathname, changes) + "#" + deck;
    const opened = window.open(address, "present-notes", "popup,width=900,height=900");
    if (!opened) { present.say(present.word("no_window")); }
  };
}());
