"""The nouns of a docket: frozen dataclasses on the standard library alone."""
