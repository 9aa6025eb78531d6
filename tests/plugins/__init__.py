"""What every test stands on: servers, databases, a browser."""
