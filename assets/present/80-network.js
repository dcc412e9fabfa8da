/* What needs the network: answers, other languages. Without it the slides go on, and say so. */
(function () {
  "use strict";

  const present = window.present;
  const AGAIN = 10000;
  const documents = new Map();
  let lost = false;
  let waiting = 0;

  function showBanner() { present.one("#offline").hidden = !lost; }

  function set(now) {
    if (now === lost) { return; }
    lost = now;
    showBanner();
    if (!lost) { present.announce(present.word("back_online")); }
    window.clearInterval(waiting);
    if (lost) { waiting = window.setInterval(look, AGAIN); }
  }

  function look() {
    fetch("/healthz", { cache: "no-store" }).then(function (answer) { set(!answer.ok); }, function () { set(true); });
  }

  window.addEventListener("offline", function () { set(true); });
  window.addEventListener("online", look);

  /* Returns the text at an address, of the version of the data that this document has; throws where it cannot be had. */
  present.fetchText = async function (address) {
    let answer;
    try {
      answer = await fetch(address + (address.includes("?") ? "&" : "?") + "version=" + present.version());
    } catch (error) {
      set(true);
      throw error;
    }
    set(false);
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.text();
  };

  function languageAddress() {
    return present.addressWith({ slide: "" }, present.one("#stage").dataset.next);
  }

  async function otherLanguage() {
    const address = languageAddress();
    if (!documents.has(address)) { documents.set(address, await present.fetchText(address)); }
    return documents.get(address);
  }

  /* The document is changed in its place: a new one would end the full screen and the timer. */
  function become(text) {
    const other = new DOMParser().parseFromString(text, "text/html");
    const slide = present.slides()[present.index()].dataset.slide;
    const path = present.one("#stage").dataset.next;
    document.documentElement.lang = other.documentElement.lang;
    document.title = other.title;
    window.history.replaceState(null, "", present.addressWith({}, path));
    document.body.className = "";
    document.body.replaceChildren(...Array.from(other.body.childNodes));
    present.one("#notice").hidden = true;
    present.begin(slide);
    present.showTimer();
    present.readKeys();
    showBanner();
    present.prefetchLanguage();
    present.prefetch();
  }

  present.actions.language = async function () {
    const subject = present.answer() && present.one("#answer .answer").dataset.indicator;
    try {
      become(await otherLanguage());
    } catch (error) {
      present.say(present.word("language_not_had"));
      return;
    }
    if (subject) { present.ask({ name: "", indicators: [subject] }, 0); }
  };

  present.prefetchLanguage = function () {
    if (navigator.onLine) { otherLanguage().catch(function () { return null; }); }
  };
}());
