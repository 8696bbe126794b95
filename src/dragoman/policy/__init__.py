"""Rules, verdicts and their reasons. Empty until policies are checked."""
