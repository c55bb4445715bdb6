"""What all JSON doors share."""
