/* Stands in for one of the two components of dash_core_components that a page has: it tells the address that the
   browser shows. `12-parts.js` does for the other. The whole hundred would cost each first visit 470 kB of script. */
(function () {
  "use strict";

  function Location(props) {
    var React = window.React;
    React.useLayoutEffect(function () {
      props.setProps({ pathname: window.location.pathname, search: window.location.search });
    }, []);
    return null;
  }

  window.dash_core_components = { Location: Location };
}());
