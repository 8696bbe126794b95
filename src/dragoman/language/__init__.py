"""Documents to tokens, sentences and names. Third-party language types stop here."""
