"""The commands of the set-up: `python -m bin.<name>`, or the shell files beside them."""
