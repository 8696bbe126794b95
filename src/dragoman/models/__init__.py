"""Trained weights, their checksums, licences and cards."""
