/* Ten minutes: shown large, no alarm, words at the end. */
(function () {
  "use strict";

  const present = window.present;
  const LENGTH = 10 * 60 * 1000;
  const SAID_AT = [5, 2, 1];
  const KEPT = "present-timer";
  let end = 0; /* the moment when time is up; 0 while the timer is off */
  let said = 0;

  function clock(milliseconds) {
    const seconds = Math.ceil(Math.abs(milliseconds) / 1000);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function show() {
    const place = present.one("#timer");
    if (!place) { return; }
    const left = end - Date.now();
    const over = end > 0 && left <= 0;
    place.hidden = !end;
    place.textContent = !end ? "" : over ? present.word("time_up") : clock(left);
    place.classList.toggle("over-time", over);
    if (end) { tell(left); }
  }

  function tell(left) {
    const minutes = Math.ceil(left / 60000);
    if (minutes === said || (minutes > 0 && !SAID_AT.includes(minutes))) { return; }
    if (minutes <= 0 && said <= 0) { return; }
    said = Math.max(minutes, 0);
    if (present.one("#live")) {
      present.announce(minutes > 0 ? present.word("minutes_left", { n: minutes }) : present.word("time_up"));
    }
  }

  present.timerEnd = function () { return end; };
  present.setTimer = function (moment) {
    end = moment;
    said = 10;
    show();
  };
  present.showTimer = show;

  /* A reload does not stop the time. */
  present.resumeTimer = function () {
    const kept = Number(window.sessionStorage.getItem(KEPT));
    if (kept > Date.now()) { present.setTimer(kept); present.shown(); }
  };

  present.actions.timer = function () {
    present.setTimer(end ? 0 : Date.now() + LENGTH);
    window.sessionStorage.setItem(KEPT, String(end));
    present.announce(present.word(end ? "timer" : "timer_off"));
    present.shown();
  };

  window.setInterval(show, 250);
}());
