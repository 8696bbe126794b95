"""Policy as data: rules, the trace they are checked against, verdicts and what follows from them."""
