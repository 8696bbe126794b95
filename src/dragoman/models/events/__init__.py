"""Types events between two actors: a linear model over the features that extraction reads off the parse."""
