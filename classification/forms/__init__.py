"""The shape of what is sent about descriptions and evaluations."""
