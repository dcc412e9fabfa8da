"""Components: values to a Dash component. No callbacks, no queries."""
