"""The questionnaire in Chromium: nothing typed is lost."""
