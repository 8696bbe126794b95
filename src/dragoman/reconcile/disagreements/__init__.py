"""Disagreements: sources that speak of one thing and differ, by kind."""
