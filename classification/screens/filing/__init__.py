"""The classification file of an evaluation: as a document, and how it was signed."""
