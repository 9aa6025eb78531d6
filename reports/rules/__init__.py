"""What the figures say, and what of them may leave: pure functions."""
