"""The job evaluation standard as pure functions, a file for each question.

The front door of an evaluation is `classification.rules.evaluation.evaluate`.
"""
