"""Texts that parties agree on, adopt or issue, each one record under all its names."""
