"""What parties bind themselves to do: obligor, action, condition, bound of time, strength and status."""
