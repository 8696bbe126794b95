"""Documents and their analyses to records."""
