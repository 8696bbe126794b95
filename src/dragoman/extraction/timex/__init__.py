"""Tagging of time expressions: text → tokens of known kinds → rules over the kinds → TIMEX3 values and days."""
