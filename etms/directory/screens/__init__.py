"""What the screens of the directory show; reads only."""
