/* Draws the figures that the server put beside their places.

   On the stage a chart is drawn at the size it has on a screen 1920 pixels wide and scaled as a picture, so
   that its words keep their share of the slide on any screen and on paper. */
(function () {
  "use strict";

  const present = window.present;
  const SMALLEST_TEXT = 24;

  function scale() {
    return parseFloat(window.getComputedStyle(document.documentElement).fontSize) / SMALLEST_TEXT;
  }

  function sizeOf(place, figure) {
    const box = place.getBoundingClientRect();
    if (!present.onStage()) { return { width: Math.round(box.width), height: figure.layout.height }; }
    return { width: Math.round(box.width / scale()), height: Math.round(box.height / scale()) };
  }

  function asPicture(drawing, size) {
    present.one(".svg-container", drawing).style.cssText = "position: relative; width: 100%; height: 100%";
    present.all(".main-svg", drawing).forEach(function (svg) {
      svg.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
      svg.style.width = "100%";
      svg.style.height = "100%";
    });
  }

  function draw(place) {
    const figure = JSON.parse(present.onStage() ? place.dataset.figure : place.dataset.small);
    const size = sizeOf(place, figure);
    const wanted = size.width + " " + size.height + " " + present.onStage();
    if (!size.width || place.drawn === wanted) { return; }
    place.drawn = wanted;
    place.replaceChildren(document.createElement("div"));
    const drawing = place.firstChild;
    drawing.className = "drawing";
    window.Plotly.newPlot(drawing, figure.data, Object.assign(figure.layout, size), { staticPlot: true });
    asPicture(drawing, size);
  }

  /* Draws what can be seen of a part of the document; a hidden place has no size to draw for. */
  present.draw = function (root) { present.all(".chart", root).forEach(draw); };
}());
