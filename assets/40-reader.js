/* Small things for the reader that need no server: copy the address, close open panels, draw for paper. */
(function () {
  "use strict";

  function say(button, text) {
    var before = button.textContent;
    button.textContent = text;
    button.setAttribute("aria-live", "polite");
    window.setTimeout(function () { button.textContent = before; }, 2500);
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".copy-link");
    if (button) {
      var done = function () { say(button, button.dataset.done); };
      var failed = function () { say(button, button.dataset.failed); };
      if (navigator.clipboard) { navigator.clipboard.writeText(window.location.href).then(done, failed); } else { failed(); }
    }
    document.querySelectorAll("details.choose[open]").forEach(function (panel) {
      if (!panel.contains(event.target)) { panel.open = false; }
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var panel = event.target.closest("details.choose[open], details.menu[open]");
    if (panel) { panel.open = false; panel.querySelector("summary").focus(); }
  });

  /* Paper has its own width: charts are drawn again for it, and everything folded is opened. */
  var opened = [];
  function plots() { return document.querySelectorAll(".js-plotly-plot"); }
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("main details:not([open])"), function (d) {
      d.open = true;
      return true;
    });
    plots().forEach(function (plot) { window.Plotly.Plots.resize(plot); });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
    plots().forEach(function (plot) { window.Plotly.Plots.resize(plot); });
  });
}());
