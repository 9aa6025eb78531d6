"""What people send in the talent exercise; forms clean, they never save."""
