"""The questionnaire of the executive as pages."""
