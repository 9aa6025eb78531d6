"""The door matrix: every address and method, every kind of person, every relation; and what of
the world's content each answer may carry."""
