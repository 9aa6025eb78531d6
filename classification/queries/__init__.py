"""What screens and neighbours need to know of descriptions and evaluations."""
