"""When what a clause tells of took place: its times, their bounds, the narrative."""
