"""What is told: a query's answer with its words, tables and figure, once for page, slide and file."""
