"""Classification: evaluation of executive positions."""
