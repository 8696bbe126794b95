"""Who a source is: names, roles, pronouns and nominals led to the actors of the document."""
