/* Fills the parts of a page with the HTML that the server made of them, every word in it escaped.

   Were they components, Dash would tell each component of the page of every new one: thousands take it seconds.
   What a choice leaves as it was stays in its place, charts above all: put in anew, the browser would lay out every
   line of each from nothing. */
(function () {
  "use strict";

  function alike(old, fresh) {
    return old.nodeName === fresh.nodeName && old.id === fresh.id;
  }

  function take(old, fresh) {
    if (old.isEqualNode(fresh)) { return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = fresh.nodeValue; return; }
    Array.prototype.forEach.call(fresh.attributes, function (one) {
      if (old.getAttribute(one.name) !== one.value) { old.setAttribute(one.name, one.value); }
    });
    Array.prototype.slice.call(old.attributes).forEach(function (one) {
      /* What a reader has opened stays open. */
      if (!fresh.hasAttribute(one.name) && one.name !== "open") { old.removeAttribute(one.name); }
    });
    /* What stands in the place of a chart is its drawing, which another script keeps. */
    if (!fresh.hasAttribute("data-figure")) { settle(old, fresh); }
  }

  function settle(part, content) {
    var old = part.firstChild;
    Array.prototype.slice.call(content.childNodes).forEach(function (fresh) {
      if (!old || !alike(old, fresh)) { part.insertBefore(fresh, old); return; }
      var kept = old;
      old = old.nextSibling;
      take(kept, fresh);
    });
    while (old) {
      var left = old;
      old = old.nextSibling;
      left.remove();
    }
  }

  function put(part, text) {
    var parsed = document.createElement("template");
    parsed.innerHTML = text;
    settle(part, parsed.content);
  }

  function fill() {
    document.querySelectorAll("[data-html]").forEach(function (part) {
      put(part, part.dataset.html);
      part.removeAttribute("data-html");
    });
  }

  /* The browser keeps a copy of what it leaves: that waits until the reader sees the charts, two frames later. */
  function show(search) {
    function push() {
      var place = window.location;
      if (search !== place.search) {
        window.history.pushState({}, "", place.pathname + search + place.hash);
      }
    }
    window.requestAnimationFrame(function () {
      window.requestAnimationFrame(function () { window.setTimeout(push, 0); });
    });
  }

  /* Stands in for the component of dash_core_components that holds what the server answered to a choice. It is one
     answer: of each part by itself, Dash would tell every component of the page. */
  function Store(props) {
    window.React.useLayoutEffect(function () {
      var answer = props.data;
      if (!answer) { return; }
      Object.keys(answer.html).forEach(function (name) {
        put(document.getElementById(name), answer.html[name]);
      });
      show(answer.search);
    }, [props.data]);
    return null;
  }

  window.dash_core_components.Store = Store;

  new MutationObserver(fill).observe(document.documentElement, {
    attributeFilter: ["data-html"], attributes: true, childList: true, subtree: true
  });
}());
