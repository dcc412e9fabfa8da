/* The pages of the file that needs no network: one at a time, by what follows # in the address. Without this script
   they stand one after another. It runs before the script that draws the charts, which then draws what is shown. */
(function () {
  "use strict";

  var main = document.getElementById("main");
  var pages = {};
  Array.prototype.slice.call(main.querySelectorAll(".offline-page")).forEach(function (page) {
    pages[page.dataset.path] = page;
    main.removeChild(page);
  });

  function path() {
    var asked = decodeURIComponent(window.location.hash.slice(1)) || "/";
    return pages[asked] ? asked : "/";
  }

  function show(first) {
    var page = pages[path()];
    if (main.firstElementChild === page) { return; }
    if (main.firstElementChild) { main.removeChild(main.firstElementChild); }
    main.appendChild(page);
    document.title = page.dataset.title;
    document.querySelectorAll(".site-nav a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + path()) { link.setAttribute("aria-current", "page"); }
      else { link.removeAttribute("aria-current"); }
    });
    if (first) { return; }
    window.scrollTo(0, 0);
    var heading = page.querySelector("h1") || main;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  window.addEventListener("hashchange", function () { show(false); });
  document.addEventListener("DOMContentLoaded", function () { show(true); });
}());
