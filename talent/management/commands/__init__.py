"""Commands of the talent exercise."""
