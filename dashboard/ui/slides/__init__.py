"""Parts of slides and of the tools around them: values to components that need no Dash in the browser."""
