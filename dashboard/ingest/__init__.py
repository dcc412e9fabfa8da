"""Files in, dataset out: the only place that opens the files of a plan."""
