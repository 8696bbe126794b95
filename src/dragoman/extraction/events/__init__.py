"""Events between actors: triggers, who took part, the words that tell of them, and their details."""
