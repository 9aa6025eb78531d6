"""What the sources say of the talent exercise: pure functions, a file for each question."""
