/* What needs the network: answers, other languages. Without it the slides go on, and say so. */
(function () {
  "use strict";

  const present = window.present;
  const AGAIN = 10000;
  const documents = new Map();
  let lost = false;
  let changing = false;
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

  /* Where the presentation is in the next language, or in the one before. */
  function pathOf(way) { return present.one("#stage").dataset[way]; }

  async function otherLanguage(path) {
    const address = present.addressOf(path, { slides: present.parameter("slides") });
    if (!documents.has(address)) { documents.set(address, await present.fetchText(address)); }
    return documents.get(address);
  }

  /* The document is changed in its place: a new one would end the full screen and the timer. */
  function become(text, path) {
    const other = new DOMParser().parseFromString(text, "text/html");
    const kept = present.kept();
    document.documentElement.lang = other.documentElement.lang;
    document.title = other.title;
    window.history.replaceState(null, "", present.addressWith({}, path));
    present.closeAnswer();
    document.body.className = "";
    document.body.replaceChildren(...Array.from(other.body.childNodes));
    present.one("#notice").hidden = true;
    present.resume(kept);
    present.showTimer();
    present.readKeys();
    showBanner();
    present.prefetchLanguage();
    present.prefetch();
  }

  /* An open answer is had before its slide changes, so that nothing else is seen between the two. */
  async function otherAnswer(path) {
    const open = present.answerShown().answer;
    if (!open) { return; }
    await present.answerTo(open, path).catch(function () { return null; });
  }

  async function speak(path) {
    if (changing) { return; }
    changing = true;
    present.say(present.word("fetching_language"));
    try {
      const [text] = await Promise.all([otherLanguage(path), otherAnswer(path)]);
      become(text, path);
    } catch (error) {
      present.say(present.word("language_not_had"));
    }
    changing = false;
  }

  present.actions.language = function () { return speak(pathOf("next")); };
  present.actions["language-before"] = function () { return speak(pathOf("before")); };

  present.prefetchLanguage = async function () {
    for (const path of [pathOf("next"), pathOf("before")]) {
      if (!navigator.onLine) { return; }
      try { await otherLanguage(path); } catch (error) { return; }
    }
  };
}());
