"""Words and numbers, per language."""
