"""Dragoman reads reports on a negotiation and keeps the record of it, each line on the exact words it rests on."""

__version__ = "0.1.0"
