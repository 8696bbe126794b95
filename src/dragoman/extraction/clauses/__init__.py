"""Who does what to whom in a clause, and whether it happened: shared by events, contacts and commitments."""
