"""Take-aways: the same figures and words as on the pages, as files."""
