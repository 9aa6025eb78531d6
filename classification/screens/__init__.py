"""What the pages of job evaluation show."""
