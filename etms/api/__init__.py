"""What every address of the API shares; an app's api.py builds on etms.api.bases."""
