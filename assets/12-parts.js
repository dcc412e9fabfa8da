/* Fills the parts of a page with the HTML that the server made of them, every word in it escaped.

   Were they components, Dash would tell each component of the page of every new one: thousands take it seconds. */
(function () {
  "use strict";

  function fill() {
    document.querySelectorAll("[data-html]").forEach(function (part) {
      part.innerHTML = part.dataset.html;
      part.removeAttribute("data-html");
    });
  }

  new MutationObserver(fill).observe(document.documentElement, {
    attributeFilter: ["data-html"], attributes: true, childList: true, subtree: true
  });
}());
