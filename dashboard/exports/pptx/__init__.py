"""The deck as a presentation file: native charts with their data, findings as titles, notes, alt texts."""
