"""The jobs that the talent exercise leaves for the worker: a file for each subject."""

from talent.jobs import exercise as _exercise

__all__ = ["_exercise"]
