"""The talent profile that an executive keeps: entries, contact, communities."""
