/* Stands in for the one component of dash_core_components that a page has: it tells the address that the browser
   shows, and shows a new choice in it. The other hundred would cost each first visit 470 kB of script. */
(function () {
  "use strict";

  function Location(props) {
    var React = window.React;
    React.useLayoutEffect(function () {
      props.setProps({ pathname: window.location.pathname, search: window.location.search });
    }, []);
    React.useLayoutEffect(function () {
      var place = window.location;
      if (typeof props.search === "string" && props.search !== place.search) {
        window.history.pushState({}, "", place.pathname + props.search + place.hash);
      }
    }, [props.search]);
    return null;
  }

  window.dash_core_components = { Location: Location };
}());
