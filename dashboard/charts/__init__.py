"""Figures: a small frame and words to a Plotly figure. No Dash."""
