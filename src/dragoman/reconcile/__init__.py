"""Across documents: which records tell of one thing."""
