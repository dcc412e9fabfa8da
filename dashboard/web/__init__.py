"""HTTP around Dash: headers, static files, the guard of callbacks, addresses, errors, health."""
