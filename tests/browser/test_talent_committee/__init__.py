"""The review committee and the approval in Chromium."""
