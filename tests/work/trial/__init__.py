"""An app of the tests: jobs whose effect can be counted, that fail, and that last."""
