"""Nouns and rules of a wellbeing plan: no files, no Plotly, no Dash."""
