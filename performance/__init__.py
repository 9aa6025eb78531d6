"""Performance management: agreements, ratings, pay, budgets."""
