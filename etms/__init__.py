"""The project, and its engines, which import no app."""
