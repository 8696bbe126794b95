"""Directed approaches between parties, and what came of them."""
