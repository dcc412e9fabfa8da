"""Small numbers of people stay secret: which other numbers have to go with them, and how far that holds."""
