/* Draws the charts of a page from the figures that the server put beside their places.

   Dash makes every part of an answer anew, a dcc.Graph too, and would have Plotly draw from nothing at each
   choice. Here the drawing of a name outlives its place and is only changed, which takes a fraction of the time. */
(function () {
  "use strict";

  var AT_ONCE = 4;
  var drawings = {};

  function draw(place) {
    var text = place.dataset.figure;
    var drawing = drawings[place.id] || document.createElement("div");
    drawings[place.id] = drawing;
    place.drawn = text;
    if (drawing.parentNode !== place) { place.appendChild(drawing); }
    var figure = JSON.parse(text);
    /* Settings are given once: those of a page never change, and Plotly would copy and compare them each time. */
    if (drawing.layout) { window.Plotly.react(drawing, figure.data, figure.layout); }
    else { window.Plotly.react(drawing, figure).then(keepSized); }
  }

  /* At each change Plotly asks whether a drawing has any size, which holds once it is drawn. To tell, the browser
     would lay out the page anew before each of its charts. */
  function keepSized(drawing) {
    ["clientWidth", "clientHeight"].forEach(function (name) { Object.defineProperty(drawing, name, { value: 1 }); });
  }

  function waiting() {
    return Array.prototype.filter.call(document.querySelectorAll(".chart-place"), function (place) {
      return place.drawn !== place.dataset.figure;
    });
  }

  /* The first ones before the next frame, the others one by one, so that the page can be used meanwhile. */
  var later = false;
  function drawWaiting(count) {
    waiting().slice(0, count).forEach(draw);
    if (!later && waiting().length) {
      later = true;
      window.setTimeout(function () { later = false; drawWaiting(1); }, 0);
    }
  }

  new MutationObserver(function () { drawWaiting(AT_ONCE); }).observe(document.documentElement, {
    attributeFilter: ["data-figure"], attributes: true, childList: true, subtree: true
  });
  window.addEventListener("beforeprint", function () { waiting().forEach(draw); });
}());
