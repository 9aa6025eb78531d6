"""What screens and neighbours need to know of the talent exercise: a file for each subject."""
