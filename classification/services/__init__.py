"""Every change to job descriptions and evaluations: one transaction, one act."""
