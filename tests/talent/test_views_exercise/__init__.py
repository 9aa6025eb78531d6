"""The pages of those who run the exercise in an organization."""
