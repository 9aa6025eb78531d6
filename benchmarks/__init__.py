"""What is measured: speed is shown here, never asserted by a timed test."""
