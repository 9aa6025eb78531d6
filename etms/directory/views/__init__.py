"""Doors to the directory screens: find within what the reader may see, one call, answer."""
