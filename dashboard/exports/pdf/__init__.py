"""Reports and handouts as PDF/A: the words, tables and figures of the pages on paper."""
