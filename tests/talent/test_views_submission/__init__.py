"""The pages of the submission: what each reader is shown, refused, and never shown."""
