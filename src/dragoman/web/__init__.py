"""The desk: the docket in the browser, on this machine alone."""
