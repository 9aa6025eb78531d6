"""The pages of job evaluation in both languages: what they show, to whom, and what they keep."""
