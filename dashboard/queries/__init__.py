"""Questions to a dataset: `query(dataset, …)` gives small frozen records. Reads no files, draws nothing."""
