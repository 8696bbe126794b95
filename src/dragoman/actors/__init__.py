"""Gazetteer, names of persons, and the entities that mentions gather on."""
