/* Small things for the reader that need no server: copy the address, close open panels, draw for paper. */
(function () {
  "use strict";

  function say(button, text) {
    var name = button.dataset.name || button.textContent;
    button.dataset.name = name;
    button.setAttribute("aria-live", "polite");
    button.textContent = text;
    window.clearTimeout(Number(button.dataset.timer));
    button.dataset.timer = window.setTimeout(function () { button.textContent = name; }, 2500);
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest(".copy-link");
    if (button) {
      var done = function () { say(button, button.dataset.done); };
      var failed = function () { say(button, button.dataset.failed); };
      var text = button.dataset.text || window.location.href;
      if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, failed); } else { failed(); }
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

  /* Back and Forward load the page of their address as links do. Dash itself compares with the address of
     the first load, so it would leave the old page where Back leads to just that. */
  function here() { return window.location.pathname + window.location.search; }
  var shown = here();
  var pushed = window.history.pushState;
  window.history.pushState = function () {
    pushed.apply(window.history, arguments);
    shown = here();
  };
  window.addEventListener("popstate", function (event) {
    if (here() === shown) { return; }
    event.stopImmediatePropagation();
    window.location.reload();
  });

  /* The place that an address names is there only when the page is. */
  if (window.location.hash.length > 1) {
    var sought = new MutationObserver(function () {
      var place = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      if (place && place.closest("main")) {
        sought.disconnect();
        place.scrollIntoView();
      }
    });
    sought.observe(document.documentElement, { childList: true, subtree: true });
  }

  /* A choice whose answer does not come must not leave an old chart under a new filter without a word. */
  var fetched = window.fetch;
  function stale(shown) {
    var warning = document.getElementById("stale");
    if (warning) { warning.hidden = !shown; }
    document.body.classList.toggle("is-stale", shown);
  }

  /* A newer version of the data was published long ago: the page can only be opened again. */
  var GONE = 410;
  function outdated(said) {
    var warning = document.getElementById("stale");
    if (!warning) { return; }
    warning.replaceChildren.apply(warning, Object.keys(said.error).map(function (language) {
      var line = document.createElement("p");
      var way = document.createElement("a");
      way.href = here();
      way.textContent = said.newest[language];
      line.lang = language;
      line.append(said.error[language] + " ", way);
      return line;
    }));
  }

  window.fetch = function (resource) {
    var answer = fetched.apply(this, arguments);
    var address = typeof resource === "string" ? resource : (resource && resource.url) || "";
    if (address.indexOf("_dash-update-component") !== -1) {
      answer.then(function (response) {
        stale(!response.ok && response.status !== 304);
        if (response.status === GONE) { response.clone().json().then(outdated); }
      }, function () { stale(true); });
    }
    return answer;
  };

  /* Paper has its own width: charts are drawn again for it, and everything folded is opened. */
  var PAPER = { large: { width: 650, height: 320 }, small: { width: 300, height: 165 } };
  var opened = [];
  function redraw(sizes) {
    document.querySelectorAll(".plot").forEach(function (box) {
      var drawn = box.querySelector(".js-plotly-plot");
      if (drawn) { window.Plotly.relayout(drawn, sizes[box.classList.contains("large") ? "large" : "small"]); }
    });
  }
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("main details:not([open])"), function (d) {
      d.open = true;
      return true;
    });
    redraw(PAPER);
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
    document.querySelectorAll(".chart-place").forEach(function (place) {
      var drawn = place.querySelector(".js-plotly-plot");
      if (drawn) { window.Plotly.react(drawn, JSON.parse(place.dataset.figure)); }
    });
  });
}());
