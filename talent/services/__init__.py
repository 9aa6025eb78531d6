"""The services of the talent exercise, a file for each subject."""
